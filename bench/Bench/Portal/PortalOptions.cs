using System.Globalization;

namespace Telemetry.Bench.Portal;

/// <summary>What the portal's measurement asks, and how often.</summary>
internal sealed record PortalOptions
{
    /// <summary>The options, for people.</summary>
    public const string Help = """
        Telemetry.Bench portal   a portal of 3,321 communes and 60 months, asked for its pages by many at once: open-loop arrivals, so that queueing counts
          --data DIR             folder of what is loaded; filled as by 'scale load' where it is empty, and kept. Required
          --rate N               pages a second, 1 to 1000. Default 50
          --seconds N            of the warm mix, 1 to 3600. Default 60
          --runs N               each with a new server, 1 to 20. Default 3
          --server-core N        the processor that the collector is held to. Default 0
          --client-core N        the processor of the asking process. Default 1
          --months N             loaded, where the folder is empty: 1 to 60. Default 60
          --seed N               of arrivals and choice. Default 20130630
          --collector FILE       telemetry-collector.dll. Default: src/Collector's Release build
          --out FILE             writes the results as JSON
        """;

    /// <summary>Folder of catalogue and data.</summary>
    public string Data { get; init; } = "";

    /// <summary>Arrivals a second.</summary>
    public int Rate { get; init; } = 50;

    /// <summary>Length of the warm mix.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Repetitions.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>Processor of the collector.</summary>
    public int ServerCore { get; init; }

    /// <summary>Processor of this process.</summary>
    public int ClientCore { get; init; } = 1;

    /// <summary>Months to load into an empty folder.</summary>
    public int Months { get; init; } = 60;

    /// <summary>Of arrivals and choice.</summary>
    public int Seed { get; init; } = 20130630;

    /// <summary>The collector's assembly; null: the Release build in this repository.</summary>
    public string? Collector { get; init; }

    /// <summary>Where the JSON goes; null: nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>Reads what follows <c>portal</c> on the command line; false with what is wrong with it, or with the help.</summary>
    public static bool TryParse(ReadOnlySpan<string> args, out PortalOptions options, out string problem)
    {
        options = new PortalOptions();
        problem = Help;
        if (args.Length % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < args.Length; i += 2)
        {
            if (Apply(options, args[i], args[i + 1]) is not { } changed)
            {
                problem = $"{args[i]} {args[i + 1]}: no such option or value\n{Help}";
                return false;
            }

            options = changed;
        }

        return options.Data.Length > 0;
    }

    private static PortalOptions? Apply(PortalOptions options, string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return name switch
        {
            "--data" => options with { Data = value },
            "--rate" when isNumber && number is >= 1 and <= 1000 => options with { Rate = number },
            "--seconds" when isNumber && number is >= 1 and <= 3600 => options with { Steady = TimeSpan.FromSeconds(number) },
            "--runs" when isNumber && number is >= 1 and <= 20 => options with { Runs = number },
            "--server-core" when isNumber && number < Environment.ProcessorCount => options with { ServerCore = number },
            "--client-core" when isNumber && number < Environment.ProcessorCount => options with { ClientCore = number },
            "--months" when isNumber && number is >= 1 and <= 60 => options with { Months = number },
            "--seed" when isNumber => options with { Seed = number },
            "--collector" => options with { Collector = value },
            "--out" => options with { Output = value },
            _ => null,
        };
    }
}

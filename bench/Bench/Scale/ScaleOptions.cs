using System.Globalization;

namespace Telemetry.Bench.Scale;

/// <summary>What the scale commands load and ask.</summary>
public sealed record ScaleOptions
{
    private const string Help = """
        Telemetry.Bench scale load      imports the real communes or makes some up, sends months of figures of all of them, computes the rollups
        Telemetry.Bench scale measure   starts a collector on what was loaded, or asks a running one, and times the questions of a portal
          --data DIR             folder of what is loaded: DIR/catalogue, DIR/data. Required but with --url
          --territory DIR        load: folder with communes-2025.csv, communes-before-2025.csv, lineage-2025.csv. Default: 3,321 generated communes
          --months N             load: months from 2021-01 on, 1 to 60. Default 60
          --operators N          load: 1 to 6. Default 6
          --metrics N            load: 1 to 48 of the metrics that operators report. Default 40
          --seed N               of the values. Default 20130630
          --url URL              measure: portal of a running collector, instead of starting one
          --key KEY              measure, with --url: a reader's key
          --times N              measure: how often each question is asked, 3 to 10000. Default 60
          --report CODE          measure: a report to ask for; may be repeated. Default: those that the collector lists
          --collector FILE       telemetry-collector.dll. Default: src/Collector's Release build
          --out FILE             measure: writes the results as JSON
        """;

    /// <summary>Whether to load; else to measure.</summary>
    public bool IsLoad { get; init; }

    /// <summary>Folder of catalogue and data.</summary>
    public string Data { get; init; } = "";

    /// <summary>Folder of the lists to import; empty: generated communes.</summary>
    public string Territory { get; init; } = "";

    /// <summary>Months from 2021-01 on.</summary>
    public int Months { get; init; } = 60;

    /// <summary>Operators that send.</summary>
    public int Operators { get; init; } = 6;

    /// <summary>Metrics that each of them sends.</summary>
    public int Metrics { get; init; } = 40;

    /// <summary>Of the values.</summary>
    public int Seed { get; init; } = 20130630;

    /// <summary>Portal of a running collector; null: one is started.</summary>
    public Uri? Url { get; init; }

    /// <summary>A reader's key for it.</summary>
    public string Key { get; init; } = "";

    /// <summary>How often each question is asked.</summary>
    public int Times { get; init; } = 60;

    /// <summary>Reports to ask for; empty: those that the collector lists.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The collector's assembly; null: the Release build in this repository.</summary>
    public string? Collector { get; init; }

    /// <summary>Where the JSON goes; null: nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>Reads what follows <c>scale</c> on the command line; false with what is wrong with it, or with the help.</summary>
    public static bool TryParse(ReadOnlySpan<string> args, out ScaleOptions options, out string problem)
    {
        options = new ScaleOptions { IsLoad = args is ["load", ..] };
        problem = "";
        if (args is not ["load" or "measure", ..] || args.Length % 2 == 0)
        {
            problem = Help;
            return false;
        }

        for (var i = 1; i < args.Length; i += 2)
        {
            if (Apply(options, args[i], args[i + 1]) is not { } changed)
            {
                problem = $"{args[i]} {args[i + 1]}: no such option or value\n{Help}";
                return false;
            }

            options = changed;
        }

        var isComplete = options.IsLoad ? options.Data.Length > 0 : options.Data.Length > 0 || options.Url is not null;
        problem = isComplete ? "" : Help;
        return isComplete;
    }

    private static ScaleOptions? Apply(ScaleOptions options, string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return name switch
        {
            "--data" => options with { Data = value },
            "--territory" => options with { Territory = value },
            "--months" when isNumber && number is >= 1 and <= 60 => options with { Months = number },
            "--operators" when isNumber && number is >= 1 and <= 6 => options with { Operators = number },
            "--metrics" when isNumber && number is >= 1 and <= 48 => options with { Metrics = number },
            "--seed" when isNumber => options with { Seed = number },
            "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) => options with { Url = url },
            "--key" => options with { Key = value },
            "--times" when isNumber && number is >= 3 and <= 10_000 => options with { Times = number },
            "--report" => options with { Reports = [.. options.Reports, value] },
            "--collector" => options with { Collector = value },
            "--out" => options with { Output = value },
            _ => null,
        };
    }
}

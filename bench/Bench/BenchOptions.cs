using System.Globalization;

namespace Telemetry.Bench;

/// <summary>What to measure, and for how long.</summary>
public sealed record BenchOptions
{
    private const string Help = """
        Telemetry.Bench run      starts a collector in a process of its own, drives it over gRPC and measures
        Telemetry.Bench encode   measures the client's encoding alone
        Telemetry.Bench streams  measures the collector's memory with --streams N idle streams more, four times
        Telemetry.Bench scale    load | measure: the whole country's communes over five years; its own options
        Telemetry.Bench portal   the portal's pages under load on one processor; its own options
          --shape NAME           national, provinces or flat; may be repeated. Default: all three
          --seconds N            steady state of each run, 1 to 3600. Default 10
          --warm-up N            seconds before it, 0 to 600. Default 4
          --runs N               runs of each shape, 1 to 100, each with a new server and an empty folder. Default 5
          --in-flight N          submissions under way on each connection, 1 to 64. Default: the shape's own
          --connections N        connections, 1 to 64. Default: the shape's own
          --queries N            figures queries of each kind, 0 to 1000000, in the last run of national. Default 4000
          --streams N            streams of each step, 1 to 100000. Default 1000
          --seed N               of the generated territory and values. Default 20130630
          --collector FILE       telemetry-collector.dll. Default: src/Collector's Release build
          --data DIR             where the temporary folders are made. Default: the system's
          --out FILE             writes the results as JSON
          --keep                 leaves the data of the last run
          --quick                one run of 2 s of each shape, 200 queries
        """;

    /// <summary>What to do.</summary>
    public BenchCommand Command { get; init; } = BenchCommand.Help;

    /// <summary>Names of the shapes, in order.</summary>
    public IReadOnlyList<string> Shapes { get; init; } = [];

    /// <summary>Steady state of a run.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time under load before it.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Runs of each shape.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Submissions under way on each connection; null: the shape's own.</summary>
    public int? InFlight { get; init; }

    /// <summary>Connections; null: the shape's own.</summary>
    public int? Connections { get; init; }

    /// <summary>Figures queries of each kind.</summary>
    public int Queries { get; init; } = 4000;

    /// <summary>Idle streams of each step.</summary>
    public int Streams { get; init; } = 1000;

    /// <summary>Of territory and values.</summary>
    public int Seed { get; init; } = 20130630;

    /// <summary>The collector's assembly; null: the Release build in this repository.</summary>
    public string? Collector { get; init; }

    /// <summary>Where temporary folders are made.</summary>
    public string DataFolder { get; init; } = Path.GetTempPath();

    /// <summary>Where the JSON goes; null: nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>Whether the last run's data stays.</summary>
    public bool KeepData { get; init; }

    /// <summary>Prints the options.</summary>
    public static int PrintHelp()
    {
        Console.WriteLine(Help);
        return 0;
    }

    /// <summary>Reads the command line; false with what is wrong with it.</summary>
    public static bool TryParse(string[] args, out BenchOptions options, out string problem)
    {
        options = new BenchOptions();
        problem = "";
        if (args is [] or ["--help" or "-h" or "help", ..])
        {
            return true;
        }

        if (args[0] is not ("run" or "encode" or "streams"))
        {
            problem = $"'{args[0]}' is no command; expected run, encode, streams, scale or portal";
            return false;
        }

        options = options with { Command = args[0] switch { "run" => BenchCommand.Run, "encode" => BenchCommand.Encode, _ => BenchCommand.Streams } };
        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    options = options with { Steady = TimeSpan.FromSeconds(2), WarmUp = TimeSpan.FromSeconds(1), Runs = 1, Queries = 200 };
                    continue;
                case "--keep":
                    options = options with { KeepData = true };
                    continue;
            }

            if (i + 1 == args.Length)
            {
                problem = $"{args[i]} has no value, or is no option; see --help";
                return false;
            }

            if (!TryApply(ref options, args[i], args[++i], out problem))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryApply(ref BenchOptions options, string name, string value, out string problem)
    {
        var (least, most) = name switch
        {
            "--seconds" => (1, 3600),
            "--warm-up" => (0, 600),
            "--runs" => (1, 100),
            "--in-flight" or "--connections" => (1, 64),
            "--queries" => (0, 1_000_000),
            "--streams" => (1, 100_000),
            "--seed" => (0, int.MaxValue),
            _ => (0, 0),
        };
        var number = 0;
        if (most > 0 && (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < least || number > most))
        {
            problem = $"{name} is '{value}'; expected {least} to {most}";
            return false;
        }

        problem = "";
        switch (name)
        {
            case "--seconds":
                options = options with { Steady = TimeSpan.FromSeconds(number) };
                return true;
            case "--warm-up":
                options = options with { WarmUp = TimeSpan.FromSeconds(number) };
                return true;
            case "--runs":
                options = options with { Runs = number };
                return true;
            case "--in-flight":
                options = options with { InFlight = number };
                return true;
            case "--connections":
                options = options with { Connections = number };
                return true;
            case "--queries":
                options = options with { Queries = number };
                return true;
            case "--streams":
                options = options with { Streams = number };
                return true;
            case "--seed":
                options = options with { Seed = number };
                return true;
            case "--shape" when value is "national" or "provinces" or "flat":
                options = options with { Shapes = [.. options.Shapes, value] };
                return true;
            case "--collector":
                options = options with { Collector = value };
                return true;
            case "--data":
                options = options with { DataFolder = value };
                return true;
            case "--out":
                options = options with { Output = value };
                return true;
            default:
                problem = $"{name} {value}: no such option or value; see --help";
                return false;
        }
    }
}

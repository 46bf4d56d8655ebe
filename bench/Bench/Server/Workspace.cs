using System.Diagnostics;

namespace Telemetry.Bench.Server;

/// <summary>A folder with a catalogue and a data folder, and the collector's commands on them.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _collector;
    private readonly bool _keep;

    private Workspace(string folder, string? collector, bool keep)
    {
        _collector = Path.GetFullPath(collector ?? Repository.Collector);
        if (!File.Exists(_collector))
        {
            throw new FileNotFoundException($"No collector at {_collector}; build it with 'dotnet build -c Release src/Collector' or name it with --collector.");
        }

        _keep = keep;
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>A new folder with the generated territory, removed in the end.</summary>
    public static Workspace Temporary(BenchOptions options, Workload.Territory territory)
    {
        var workspace = new Workspace(Path.Combine(options.DataFolder, "telemetry-bench-" + Guid.NewGuid().ToString("N")[..12]), options.Collector, options.KeepData);
        Directory.CreateDirectory(workspace.DataFolder);
        territory.WriteCatalogue(workspace.CatalogueFolder);
        return workspace;
    }

    /// <summary>A folder that a person named; it stays.</summary>
    public static Workspace Open(string folder, string? collector) => new(folder, collector, keep: true);

    /// <summary>The whole.</summary>
    public string Folder { get; }

    /// <summary>Ledger, store and keys.</summary>
    public string DataFolder => Path.Combine(Folder, "data");

    /// <summary>The territory.</summary>
    public string CatalogueFolder => Path.Combine(Folder, "catalogue");

    /// <summary>How the collector is started with these arguments.</summary>
    public ProcessStartInfo Command(params string[] arguments) => new("dotnet", [_collector, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Folder,
    };

    /// <summary>Makes a key; offline, before the collector starts.</summary>
    public string CreateKey(string role, string? source)
    {
        string[] whose = source is null ? [] : ["--source", source];
        return RunCommand(["keys", "create", "--role", role, .. whose, "--territory", "VN", "--data", DataFolder, "--catalogue", CatalogueFolder]);
    }

    /// <summary>Runs one of the collector's offline commands and gives the last line of what it printed.</summary>
    public string RunCommand(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1]
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with code {process.ExitCode}: {output}{errors.Result}");
    }

    /// <summary>Bytes of the files in the data folder whose name begins so.</summary>
    public long Bytes(string prefix) =>
        new DirectoryInfo(DataFolder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal)).Sum(f => f.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_keep)
        {
            Console.Error.WriteLine($"kept: {Folder}");
        }
        else
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}

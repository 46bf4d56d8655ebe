using System.CommandLine;

namespace Telemetry.Collector.Hosting;

/// <summary>Options that every command has.</summary>
public sealed class SharedOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of ledger, series store and secrets (default: data; with --demo data/demo)",
        Recursive = true,
    };

    private readonly Option<string[]> _catalogue = new("--catalogue")
    {
        Description = "Folder whose files replace or extend the default catalogue; may be given again",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    private readonly StoreOptions _store = new();

    /// <summary>Adds them to the root, for it and everything below.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(_data);
        root.Options.Add(_catalogue);
        _store.AddTo(root);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="StartException">It does not fit together.</exception>
    public CollectorOptions Read(ParseResult parsed, bool demo = false) => _store.AddTo(
        new CollectorOptions
        {
            DataFolder = parsed.GetValue(_data) ?? (demo ? Path.Combine("data", "demo") : "data"),
            CatalogueFolders = parsed.GetValue(_catalogue) ?? [],
        },
        parsed);
}

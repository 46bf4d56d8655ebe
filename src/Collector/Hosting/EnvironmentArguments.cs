using System.Collections;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// Every option that the service's own command takes can be given as a variable instead: <c>--grpc-port</c> as <c>TELEMETRY_GRPC_PORT</c>. The command line counts
/// first. Options that may be given again take several values, one after the other as in PATH.
/// </summary>
public static class EnvironmentArguments
{
    private const string Prefix = "TELEMETRY_";

    /// <summary>The variable that stands for an option.</summary>
    public static string NameOf(Option option) => Prefix + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>The arguments, and behind them what variables say and they do not.</summary>
    public static string[] AddTo(RootCommand root, string[] args, IDictionary variables)
    {
        var parsed = root.Parse(args);
        var isRoot = parsed.CommandResult.Command == root;
        var all = new List<string>(args);
        foreach (var option in root.Options)
        {
            // --help and --version are no settings.
            if (option is { Action: null } && (isRoot || option.Recursive) && parsed.GetResult(option) is null or { Implicit: true }
                && variables[NameOf(option)] is string { Length: > 0 } value)
            {
                var values = option.Arity.MaximumNumberOfValues > 1 ? value.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) : [value];

                // In one piece, so that a value is never read as an option or as a file of further ones.
                all.AddRange(values.Select(v => $"{option.Name}={v}"));
            }
        }

        return [.. all];
    }
}

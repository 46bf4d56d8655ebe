using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Something wrong in a mapping file.</summary>
/// <param name="Path">Where: <c>columns[2].factor</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What may stand there.</param>
internal sealed record MappingFault(string Path, Phrase Found, Phrase Expected)
{
    /// <summary>All of them in one line, in both languages.</summary>
    public static Phrase All(IReadOnlyList<MappingFault> faults) => new(Joined(faults, Language.Vietnamese), Joined(faults, Language.English));

    // The file's own words are among them.
    private static string Joined(IReadOnlyList<MappingFault> faults, Language language) => VisibleText.Of(string.Join(
        " | ", faults.Select(f => $"{(f.Path.Length == 0 ? "$" : f.Path)}: {f.Found.In(language)}; {f.Expected.In(language)}")));
}

namespace Telemetry.Catalogue.Import;

/// <summary>Something that a person should know of and that keeps nothing from being imported.</summary>
/// <param name="File">File as given.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Text">What was found.</param>
public sealed record ImportRemark(string File, int Line, string Text)
{
    /// <summary><c>communes-2025.csv:1: columns that are not read: lat, lon</c></summary>
    public override string ToString() => $"{File}:{Line}: {Text}";
}

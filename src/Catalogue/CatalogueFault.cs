namespace Telemetry.Catalogue;

/// <summary>One thing wrong in a catalogue file.</summary>
/// <param name="File">Relative path.</param>
/// <param name="Line">Line in the file, from 1; 0 where the fault is the file itself (missing, not UTF-8).</param>
/// <param name="Key">Which item and column: <c>density.telephone/numerator</c>.</param>
/// <param name="Problem">What was found.</param>
/// <param name="Expected">What was expected instead.</param>
public sealed record CatalogueFault(string File, int Line, string Key, string Problem, string Expected)
{
    /// <summary><c>indicators/densities.csv:3: density.telephone/numerator: unknown metric 'x'; expected a code of metrics/*.csv</c></summary>
    public override string ToString() => $"{File}:{Line}: {Key}: {Problem}; expected {Expected}";
}

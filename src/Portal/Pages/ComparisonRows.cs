namespace Telemetry.Portal.Pages;

/// <summary>A comparison whose rows the host sets when it knows them: a demo, once its samples are in. Thread-safe.</summary>
public sealed class ComparisonRows : IComparison
{
    private volatile IReadOnlyList<ComparisonRow> _rows = [];

    /// <inheritdoc/>
    public IReadOnlyList<ComparisonRow> Rows
    {
        get => _rows;
        set => _rows = value;
    }
}

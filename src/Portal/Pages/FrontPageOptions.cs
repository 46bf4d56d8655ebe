namespace Telemetry.Portal.Pages;

/// <summary>A comparison whose rows the host sets when it knows them: a demo, once its samples are in. Thread-safe.</summary>
public sealed class FrontPageOptions : IFrontPage
{
    private volatile IReadOnlyList<FrontPageRow> _rows = [];

    /// <inheritdoc/>
    public IReadOnlyList<FrontPageRow> Rows
    {
        get => _rows;
        set => _rows = value;
    }
}

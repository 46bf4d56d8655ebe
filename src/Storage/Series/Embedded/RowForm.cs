namespace Telemetry.Storage.Series.Embedded;

/// <summary>How a column says which areas it has cells for. Stored: never renumber.</summary>
internal enum RowForm
{
    /// <summary>All of the patch's.</summary>
    All = 0,

    /// <summary>Those listed.</summary>
    Listed = 1,

    /// <summary>All but those listed.</summary>
    Except = 2,
}

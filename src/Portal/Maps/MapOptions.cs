namespace Telemetry.Portal.Maps;

/// <summary>Where a portal's maps lie.</summary>
public sealed record MapOptions
{
    /// <summary>Folder of the imported maps, which need not be there: <c>maps</c> in the process's data folder. Default: none, so that only provinces are drawn.</summary>
    public string? Folder { get; init; }
}

namespace Telemetry.Portal.Web;

/// <summary>How much is kept of pages. Immutable.</summary>
public sealed record PageMemoOptions
{
    /// <summary>Most bytes of all kept pages with their addresses. Default 64 MiB; 0: nothing is kept.</summary>
    public long MaximumBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of one kept page; a larger one is made anew each time. Default 1 MiB.</summary>
    public int MaximumPageBytes { get; init; } = 1024 * 1024;
}

namespace Telemetry.Catalogue;

/// <summary>A phrase by which reports name an item or a source, beside its own name. Immutable; thread-safe.</summary>
public sealed class Term
{
    /// <summary>The phrase, as it is written: <c>cố định có dây</c>.</summary>
    public required string Words { get; init; }

    /// <summary>Code of the metric, indicator or source that it names.</summary>
    public required string Code { get; init; }

    /// <summary>Whether <see cref="Code"/> is a source's.</summary>
    public required bool IsSource { get; init; }

    /// <summary>A phrase that must stand nearby, since the words alone name several things (doanh thu, within viễn thông); empty where none must.</summary>
    public required string Within { get; init; }
}

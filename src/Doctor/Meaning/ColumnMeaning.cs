using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>What a table's column says of its rows.</summary>
internal sealed record ColumnMeaning
{
    /// <summary>The role of its numbers; null where the heading names none.</summary>
    public NumberRole? Role { get; init; }

    /// <summary>The period in the heading; null where there is none.</summary>
    public Period? Period { get; init; }

    /// <summary>Whether it holds the values of the same period of the year before: Cùng kỳ năm trước.</summary>
    public bool IsYearBefore { get; init; }

    /// <summary>Whether it holds what was added: Số tăng trong năm.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Whether it holds what there is: Hiện có trên mạng.</summary>
    public bool IsStock { get; init; }

    /// <summary>Whether it claims to be the sum of others.</summary>
    public bool IsTotal { get; init; }

    /// <summary>What a growth or ratio is against; null where nothing is said.</summary>
    public ComparisonKind? Base { get; init; }

    /// <summary>The base's period, where the heading names it.</summary>
    public Period? BasePeriod { get; init; }

    /// <summary>Phrases of the catalogue in the heading.</summary>
    public IReadOnlyList<TermHit> Hits { get; init; } = [];
}

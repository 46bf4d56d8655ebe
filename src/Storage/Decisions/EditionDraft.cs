using Telemetry.Catalogue;

namespace Telemetry.Storage.Decisions;

/// <summary>An edition as somebody wants it published: which figures, made from what, and why. Its files lie in the ledger.</summary>
public sealed record EditionDraft
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>The unit: a province or the country.</summary>
    public required AreaKey Unit { get; init; }

    /// <summary>The period, a month or longer.</summary>
    public required Period Period { get; init; }

    /// <summary>Number of the edition, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the edition that it takes the place of; 0 for the first. A draft whose base is no longer the last can never be published.</summary>
    public int Replaces => Number - 1;

    /// <summary>The figures in full.</summary>
    public required EditionFile Full { get; init; }

    /// <summary>Totals in the form for readers outside.</summary>
    public required EditionFile Outside { get; init; }

    /// <summary>Ledger position as of which the figures were computed.</summary>
    public required long Position { get; init; }

    /// <summary>The catalogue that they were computed by, 64 hex digits.</summary>
    public required string Catalogue { get; init; }

    /// <summary>Figures of <see cref="Full"/> that have a value.</summary>
    public required int Values { get; init; }

    /// <summary>Findings of unit and period that were open then; -1: could not be counted.</summary>
    public required int OpenFindings { get; init; }

    /// <summary>Cells owed of unit and period then.</summary>
    public required int ExpectedCells { get; init; }

    /// <summary>Those of them that had come.</summary>
    public required int ReceivedCells { get; init; }

    /// <summary>Figures that differ from the edition before; 0 for the first.</summary>
    public int Changed { get; init; }

    /// <summary>Why, of a closed list; empty for the first edition.</summary>
    public string ReasonCode { get; init; } = "";

    /// <summary>Why, in words, 1 to <see cref="LongestReason"/> characters, no control characters; empty for the first edition.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who: the credential's public identifier. Never a secret.</summary>
    public required string By { get; init; }

    /// <summary>When; the entry itself is later.</summary>
    public required DateTimeOffset At { get; init; }
}

namespace Telemetry.Catalogue;

/// <summary>A column of a report. Immutable.</summary>
public sealed class ReportColumn
{
    /// <summary>Code, unique in its report.</summary>
    public required string Code { get; init; }

    /// <summary>Place among the report's columns; 1 to 9999.</summary>
    public required int Order { get; init; }

    /// <summary>What it shows.</summary>
    public required ReportContent Shows { get; init; }

    /// <summary>Whether it is about <see cref="ReportRow.Beside"/> instead of <see cref="ReportRow.Item"/>.</summary>
    public required bool OfBeside { get; init; }

    /// <summary>Decimals of its numbers; null: the row's.</summary>
    public required DecimalRange? Decimals { get; init; }

    /// <summary>Vietnamese heading over neighbouring columns of the same one; empty: none.</summary>
    public required string Group { get; init; }

    /// <summary>The same in English.</summary>
    public required string EnglishGroup { get; init; }

    /// <summary>Vietnamese heading, with <see cref="ReportText"/>'s placeholders.</summary>
    public required string Heading { get; init; }

    /// <summary>The same in English.</summary>
    public required string EnglishHeading { get; init; }

    /// <summary>Whether it shows figures.</summary>
    public bool HasFigures => Shows is not (ReportContent.Number or ReportContent.Label or ReportContent.Unit);

    /// <summary>Whether its figures are per cents, whatever the item's unit.</summary>
    public bool IsPercent => Shows is ReportContent.Growth or ReportContent.Completion or ReportContent.Share;
}

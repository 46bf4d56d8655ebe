using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>As known, or as published, when: what a question for figures says of it. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="AsOf">Ledger position, time or date: what was known then, whatever was published.</param>
/// <param name="Edition">Number of an edition, or <see cref="Provisional"/>.</param>
internal sealed record FigureMoment(string? AsOf = null, string? Edition = null)
{
    /// <summary>Asks for what is known now where something else is published.</summary>
    public const string Provisional = "provisional";

    private const string EditionExpected = "the number of an edition, or provisional";

    /// <summary>The published figures where there are any, else what is known now.</summary>
    public static FigureMoment Now { get; } = new();

    /// <summary>The ledger position that an earlier part of the same answer was read at; null: the store's present one. Not for callers: it is no <see cref="AsOf"/>.</summary>
    public long? Position { get; init; }

    /// <summary>Unit and period that all figures of the answer are of, or belong to: a report's, whose other columns are of its edition too. Null: each figure's own.</summary>
    public (Area Unit, Period Period)? Whole { get; init; }

    /// <summary>Reads what was asked: whether published figures count, and the number of the edition (null: the newest).</summary>
    public bool TryReadEdition(out bool isPublished, out int? number, [NotNullWhen(false)] out QueryFault? fault)
    {
        isPublished = string.IsNullOrEmpty(AsOf) && Edition != Provisional;
        number = null;
        fault = null;
        if (string.IsNullOrEmpty(Edition) || Edition == Provisional)
        {
            return true;
        }

        if (!string.IsNullOrEmpty(AsOf))
        {
            fault = QueryFault.Invalid(QueryParameter.Edition, Edition, "either edition or asOf", "An edition is as of its own ledger position.");
            return false;
        }

        if (!int.TryParse(Edition, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
        {
            fault = QueryFault.Invalid(QueryParameter.Edition, Edition, EditionExpected, "That is not the number of an edition.");
            return false;
        }

        number = read;
        return true;
    }
}

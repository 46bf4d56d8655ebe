using System.Globalization;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query;

/// <summary>Turns "as known then" into the ledger position that everything in an answer is read at. Thread-safe.</summary>
internal sealed class AsOfReader(ISeriesStore store, ILedgerTimeline timeline)
{
    /// <summary>The position; where none was asked for, the store's.</summary>
    public async ValueTask<AsOfPosition> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        var position = store.Position;
        if (string.IsNullOrEmpty(text))
        {
            return new AsOfPosition(position, null, null);
        }

        if (!AsOf.TryParse(text, out var asOf))
        {
            return Refuse(text, AsOf.Expected, "That is neither a ledger sequence nor a time.");
        }

        if (asOf.Position > position)
        {
            return Refuse(
                text,
                string.Create(CultureInfo.InvariantCulture, $"a ledger sequence from 0 to {position}"),
                "The figures do not reach that ledger sequence yet.");
        }

        return new AsOfPosition(asOf.Position ?? Math.Min(position, await timeline.PositionAtAsync(asOf.Time!.Value, cancellationToken)), asOf.Time, null);
    }

    private static AsOfPosition Refuse(string text, string expected, string detail) => new(0, null, QueryFault.Invalid(QueryParameter.AsOf, text, expected, detail));
}

using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>From one figure to another of the same item, in words. Immutable.</summary>
internal sealed record FigureChange
{
    private const decimal Hundred = 100;

    private readonly Figure _now;
    private readonly Figure _then;
    private readonly Better _better;
    private readonly decimal _difference;

    private FigureChange(Figure now, Figure then, Better better) =>
        (_now, _then, _better, _difference) = (now, then, better, now.Value!.Value - then.Value!.Value);

    /// <summary>The change as the shown values have it; null where one of them is missing.</summary>
    public static FigureChange? Of(Figure now, Figure then, Better better) =>
        now.Value is not null && then.Value is not null ? new FigureChange(now, then, better) : null;

    /// <summary>
    /// Whether it went the better way; null where it did not move, where neither way is better, and where a part is missing from either: a sender who has not
    /// reported is no fall.
    /// </summary>
    public bool? IsBetter =>
        _difference == 0 || _better == Better.Neither || _now.Status != FigureStatus.Complete || _then.Status != FigureStatus.Complete
            ? null
            : _difference > 0 == (_better == Better.Higher);

    /// <summary>tăng 2,26; giảm 0,4 điểm %; không đổi.</summary>
    public string Text(Words words)
    {
        if (_difference == 0)
        {
            return words.Of("không đổi", "unchanged");
        }

        var direction = _difference > 0 ? words.Of("▲ tăng", "▲ up") : words.Of("▼ giảm", "▼ down");
        var amount = new FigureAmount(Math.Abs(_difference), _now.Decimals, _now.Unit, _now.Value);
        var unit = _now.Unit == FigureAmount.PerCent ? " " + Points(words) : amount.IsScaled ? " " + amount.Unit(words) : "";
        return $"{direction} {amount.Number}{unit}";
    }

    /// <summary>The change by the earlier value, +1,96%; empty of per cents, which points tell better, and where there is nothing to divide by.</summary>
    public string Relative => _now.Unit == FigureAmount.PerCent || _then.Value <= 0 || _difference == 0 || _then.Exact is not > 0
        ? ""
        : Signed((((_now.Exact ?? 0) / _then.Exact.Value) - 1) * Hundred);

    /// <summary>The difference with its sign, in the figures' unit: +0,33.</summary>
    public string SignedDifference => (_difference > 0 ? "+" : "") + VietnameseFormat.Number(_difference, _now.Decimals);

    /// <summary>What a difference of two per cents is counted in.</summary>
    public static string Points(Words words) => words.Of("điểm %", "percentage points");

    /// <summary>A per cent with its sign.</summary>
    public static string Signed(decimal perCent) => (perCent > 0 ? "+" : "") + VietnameseFormat.Number(perCent, 2) + "%";
}

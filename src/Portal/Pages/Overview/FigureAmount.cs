using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>A value as a card has room for it: much money in 10⁹ đồng; the passport has every digit. Immutable.</summary>
internal readonly record struct FigureAmount
{
    /// <summary>Unit of per cents.</summary>
    public const string PerCent = "%";

    private const string Money = "VND";
    private const decimal Billion = 1_000_000_000;
    private const int BillionDecimals = 2;

    private readonly string _unit;

    /// <summary>The value in its own unit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="decimals">Decimals where it is not scaled.</param>
    /// <param name="unit">Unit of measurement.</param>
    /// <param name="beside">A value that it stands beside and is to be scaled like; null: by itself.</param>
    public FigureAmount(decimal value, int decimals, string unit, decimal? beside = null)
    {
        _unit = unit;
        IsScaled = unit == Money && Math.Abs(beside ?? value) >= Billion;
        Number = IsScaled ? VietnameseFormat.Number(value / Billion, BillionDecimals) : VietnameseFormat.Number(value, decimals);
    }

    /// <summary>Whether it is shown in 10⁹ đồng.</summary>
    public bool IsScaled { get; }

    /// <summary>The number.</summary>
    public string Number { get; }

    /// <summary>What it is a number of.</summary>
    public string Unit(Words words) => IsScaled ? words.Of("tỷ đồng", "billion VND") : words.Unit(_unit);
}

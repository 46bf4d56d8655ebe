using System.Globalization;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Diagnoses;

/// <summary>One of the two languages of a sentence, with its number format. Immutable.</summary>
internal sealed class Tongue
{
    private static readonly Tongue Vietnamese = new(isVietnamese: true, '.', ',');
    private static readonly Tongue English = new(isVietnamese: false, ',', '.');

    private readonly bool _isVietnamese;
    private readonly char _decimalMark;
    private readonly NumberFormatInfo _format;

    private Tongue(bool isVietnamese, char group, char decimalMark)
    {
        _isVietnamese = isVietnamese;
        _decimalMark = decimalMark;
        _format = new NumberFormatInfo { NumberGroupSeparator = group.ToString(), NumberDecimalSeparator = decimalMark.ToString(), NegativeSign = "-" };
    }

    /// <summary>The same said in both languages.</summary>
    public static Sentence Say(Func<Tongue, string> say) => new(say(Vietnamese), say(English));

    /// <summary>One of two wordings.</summary>
    public string T(string vietnamese, string english) => _isVietnamese ? vietnamese : english;

    /// <summary>A number with at most that many decimals, zeros at the end left out: 116,25.</summary>
    public string N(decimal value, int mostDecimals = 2)
    {
        var text = decimal.Round(value, mostDecimals, MidpointRounding.AwayFromZero).ToString("N" + mostDecimals.ToString(CultureInfo.InvariantCulture), _format);
        return mostDecimals == 0 ? text : text.TrimEnd('0').TrimEnd(_decimalMark);
    }

    /// <summary>A number with its scale word: 1.158,8 tỷ. Where the scale has no word the number is written out.</summary>
    public string N(decimal value, decimal scale, int mostDecimals) => ScaleOf(scale) is { } named
        ? N(value / named.Unit, mostDecimals) + " " + named.Word
        : N(value, mostDecimals);

    /// <summary>An amount that was computed, not printed: no decimals where they say nothing.</summary>
    public string Amount(decimal value, decimal scale = 1) => N(value, scale, Math.Abs(ScaleOf(scale) is { } named ? value / named.Unit : value) switch
    {
        >= 10_000 => 0,
        >= 100 => 1,
        _ => 2,
    });

    /// <summary>What follows for a number that is not printed, no finer than the digits that it follows from; with its range where they leave one per cent open or more.</summary>
    /// <param name="range">Where it must lie.</param>
    /// <param name="best">The printed digits taken as exact.</param>
    /// <param name="scale">The scale that its neighbours are printed in.</param>
    public string Implied(Interval range, decimal best, decimal scale)
    {
        var unit = ScaleOf(scale)?.Unit ?? 1;
        var width = Math.Abs(range.High - range.Low) / unit;
        var decimals = width switch
        {
            < 1 => 2,
            < 10 => 1,
            _ => 0,
        };
        var isWide = best != 0 && Math.Abs(range.High - range.Low) >= Math.Abs(best) / 100;
        return Math.Abs(best / unit) < 1 || width == 0 ? Amount(best, scale)
            : N(best, scale, decimals) + (isWide ? T(" (từ ", " (") + N(range.Low, scale, decimals) + T(" đến ", " to ") + N(range.High, scale, decimals) + ")" : "");
    }

    // English has no word for a thousand billion that is read everywhere alike: billions.
    private (string Word, decimal Unit)? ScaleOf(decimal scale) => scale switch
    {
        1_000m => (T("nghìn", "thousand"), scale),
        1_000_000m => (T("triệu", "million"), scale),
        1_000_000_000m => (T("tỷ", "billion"), scale),
        1_000_000_000_000m => (T("nghìn tỷ", "billion"), _isVietnamese ? scale : scale / 1_000),
        _ => null,
    };
}

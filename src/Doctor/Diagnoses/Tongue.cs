using System.Globalization;

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
    public string N(decimal value, decimal scale, int mostDecimals) => ScaleWord(scale) is { } word
        ? N(value / scale, mostDecimals) + " " + word
        : N(value, mostDecimals);

    /// <summary>An amount that was computed, not printed: no decimals where they say nothing.</summary>
    public string Amount(decimal value, decimal scale = 1) => N(value, scale, Math.Abs(ScaleWord(scale) is null ? value : value / scale) switch
    {
        >= 10_000 => 0,
        >= 100 => 1,
        _ => 2,
    });

    private string? ScaleWord(decimal scale) => scale switch
    {
        1_000m => T("nghìn", "thousand"),
        1_000_000m => T("triệu", "million"),
        1_000_000_000m => T("tỷ", "billion"),
        _ => null,
    };
}

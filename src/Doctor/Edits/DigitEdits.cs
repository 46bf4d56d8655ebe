using System.Globalization;

namespace Telemetry.Doctor.Edits;

/// <summary>What a number would be with one slip of the hand undone. Pure.</summary>
public static class DigitEdits
{
    /// <summary>Every other number that is one slip away, each once, with the smallest slip; the sign stays.</summary>
    public static IReadOnlyDictionary<long, EditClass> Of(long value)
    {
        var edits = new Dictionary<long, EditClass>();
        if (value is 0 or long.MinValue)
        {
            return edits;
        }

        // In order of size, so that the first class that reaches a number is its smallest.
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        Swap(digits, distant: false, Add);
        ChangeZeros(digits, Add);
        Add(digits + "000", EditClass.Thousands);
        if (digits.Length > 3 && digits.EndsWith("000", StringComparison.Ordinal))
        {
            Add(digits[..^3], EditClass.Thousands);
        }

        Swap(digits, distant: true, Add);
        return edits;

        void Add(string text, EditClass edit)
        {
            if (text[0] != '0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var magnitude))
            {
                var edited = value < 0 ? -magnitude : magnitude;
                if (edited != value)
                {
                    edits.TryAdd(edited, edit);
                }
            }
        }
    }

    /// <summary>Whether the one number is the other in thousands, cut off or rounded (half away from zero).</summary>
    public static bool IsRoundedThousands(long value, long exact) =>
        value != 0 && exact % 1000 != 0 && (exact / 1000 == value || decimal.Round(exact / 1000m, 0, MidpointRounding.AwayFromZero) == value);

    private static void Swap(string digits, bool distant, Action<string, EditClass> add)
    {
        for (var i = 0; i < digits.Length - 1; i++)
        {
            for (var j = distant ? i + 2 : i + 1; j < (distant ? digits.Length : i + 2); j++)
            {
                var swapped = digits.ToCharArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                add(new string(swapped), distant ? EditClass.SwappedDistantDigits : EditClass.SwappedDigits);
            }
        }
    }

    private static void ChangeZeros(string digits, Action<string, EditClass> add)
    {
        for (var i = 1; i <= digits.Length; i++)
        {
            add(digits.Insert(i, "0"), EditClass.LostZero);
            if (i < digits.Length && digits[i] == '0')
            {
                add(digits.Remove(i, 1), EditClass.GainedZero);
            }
        }
    }
}

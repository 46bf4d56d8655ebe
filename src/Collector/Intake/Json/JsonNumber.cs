using System.Globalization;
using System.Text.Json;

namespace Telemetry.Collector.Intake.Json;

/// <summary>A cell's value in JSON: a number, or a number as text.</summary>
internal static class JsonNumber
{
    /// <summary>Decimals of a metric, or in a plan of an indicator; 0 where the catalogue has none of that code.</summary>
    public static int DecimalsOf(Catalogue.Catalogue catalogue, string code) => catalogue.Metrics.TryGetValue(code, out var metric) ? metric.Decimals
        : catalogue.Indicators.TryGetValue(code, out var indicator) ? indicator.Decimals : 0;

    /// <summary>True: a value that is whole at the decimals. False without a problem: one that is not, or does not fit, for validation to judge.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, int decimals, out long scaled, out double inexact, out string problem)
    {
        (scaled, inexact, problem) = (0, 0, "");
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || reader.ValueIsEscaped)
        {
            problem = "expected a number, or a number as text";
            return false;
        }

        if (ExactNumber.TryScale(reader.ValueSpan, decimals, out scaled))
        {
            return true;
        }

        if (!ExactNumber.TryApproximate(reader.ValueSpan, out inexact))
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"no number; expected digits with a decimal point, such as 1795720 or 160.21, of at most {ExactNumber.LongestText} characters");
        }
        else if (ScaledValue.TryFromDouble(inexact, decimals, out _))
        {
            // Rounded it would pass for another number than the sender wrote.
            problem = string.Create(CultureInfo.InvariantCulture, $"more digits than can be told apart; expected at most {decimals} decimals");
        }

        return false;
    }
}

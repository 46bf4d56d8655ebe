using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>An indicator, computed from whole totals, outside the limits between which it can be.</summary>
internal sealed class RatioRangeCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        foreach (var indicator in rule.Indicators)
        {
            if (scope.Totals.InputsOf(indicator.Numerator, scope.Period).IsEmpty || scope.Totals.InputsOf(indicator.Denominator, scope.Period).IsEmpty)
            {
                continue;
            }

            for (var area = 0; area < scope.Count; area++)
            {
                if (scope.Exists[area] && RatioOf(scope, indicator, area) is { } ratio && (ratio < rule.Minimum || ratio > rule.Maximum))
                {
                    findings.Add(scope.FindingOf(
                        rule, Finding.AllSources, indicator.Code, area, [.. scope.Contributions(indicator.Numerator, area), .. scope.Contributions(indicator.Denominator, area)]) with
                    {
                        Actual = decimal.Round(ratio, indicator.Decimals, MidpointRounding.AwayFromZero),
                        Expected = ratio < rule.Minimum ? rule.Minimum : rule.Maximum,
                        Threshold = ratio < rule.Minimum ? rule.Minimum : rule.Maximum,
                    });
                }
            }
        }
    }

    private static decimal? RatioOf(CheckScope scope, Indicator indicator, int area)
    {
        var above = scope.Totals.Resolve(indicator.Numerator, scope.Period, area);
        var below = scope.Totals.Resolve(indicator.Denominator, scope.Period, area);

        // A unit of which nothing was reported for itself has the ratio of the units below it, which are checked themselves.
        if (!IsComplete(above) || !IsComplete(below) || below.Value == 0 || !(above.IsOwn || below.IsOwn))
        {
            return null;
        }

        try
        {
            var (dividend, divisor) = (CheckScope.Unscaled(indicator.Numerator, above.Value), CheckScope.Unscaled(indicator.Denominator, below.Value));
            return indicator.Function == IndicatorFunction.SquareRoot && dividend / divisor < 0 ? null : indicator.Quotient(dividend, divisor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // A value that stands is a value: a density by last year's population can be impossible too.
    private static bool IsComplete(in Cell cell) => cell.HasValue && cell.Reported >= cell.Expected;
}

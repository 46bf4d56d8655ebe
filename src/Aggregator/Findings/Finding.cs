using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>What a check rule has against reported figures. Immutable.</summary>
public sealed record Finding
{
    /// <summary>Cells that a finding names; of more (a province's communes) the edited one and the first are kept.</summary>
    public const int MostCells = 40;

    /// <summary>Source of findings about totals over sources, as in questions for figures.</summary>
    public const string AllSources = Indicators.FigureQuery.AllOperators;

    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule looks at.</summary>
    public required CheckRuleKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>Whose figures they are; <see cref="AllSources"/> for a total over sources.</summary>
    public required string Source { get; init; }

    /// <summary>Metric or indicator; empty for a summary of what was beyond the limit.</summary>
    public required string Item { get; init; }

    /// <summary>The unit.</summary>
    public required AreaKey Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The values it rests on, the questionable one first where there is one; at most <see cref="MostCells"/>.</summary>
    public required IReadOnlyList<FindingCell> Cells { get; init; }

    /// <summary>What was found: the sum's difference is taken from it. Null where there is no such number.</summary>
    public decimal? Actual { get; init; }

    /// <summary>What it should be by the rule: the parts' sum, the limit, the usual value. Null where there is no such number.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Actual less expected; null where one of them is.</summary>
    public decimal? Difference => Actual - Expected;

    /// <summary>Beyond what it became a finding: the tolerance, deviations, periods, years. Null where there is no such number.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>In a summary the findings beyond the limit; else the number of cells, named or not.</summary>
    public required int Count { get; init; }

    /// <summary>The smallest edit, where arithmetic allows exactly one.</summary>
    public FindingEdit? Edit { get; init; }

    /// <summary>Whether it stands for findings that are not kept one by one.</summary>
    public bool IsSummary => Item.Length == 0;

    /// <summary>The same for the same rule, source, item, unit and period: 24 hex digits.</summary>
    public string Id => Hash($"{Rule}\n{Source}\n{Item}\n{Area}\n{Period}");

    /// <summary>
    /// The same as long as every number is: 24 hex digits. An explanation is of these numbers; receipts are not in it, so that the
    /// same figures sent again change nothing.
    /// </summary>
    public string Numbers
    {
        get
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{Normal(Actual)}\n{Normal(Expected)}\n{Count}");
            foreach (var cell in Cells)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{cell.Source} {cell.Metric} {cell.Area} {cell.Period} {Normal(cell.Value)}");
            }

            return Hash(text.ToString());
        }
    }

    // 1.50 and 1.5 are one number.
    private static string Normal(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}

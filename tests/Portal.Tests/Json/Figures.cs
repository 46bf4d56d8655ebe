using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Tests.Json;

/// <summary>Figures made by hand, for what is written of them.</summary>
internal static class Figures
{
    public static readonly Period June = Period.Parse("2013-06");

    public static Figure Of(string item, decimal value, int decimals, Passport passport) => new()
    {
        Item = item,
        Area = DefaultCatalogue.BacGiang,
        Period = June,
        Operator = FigureQuery.AllOperators,
        Value = decimal.Round(value, decimals, MidpointRounding.AwayFromZero),
        Exact = value,
        Unit = "%",
        Decimals = decimals,
        Status = FigureStatus.Partial,
        Passport = passport,
    };

    public static Passport Passport(Operand? numerator = null, Operand? denominator = null) => new()
    {
        Formula = "formula",
        Numerator = numerator,
        Denominator = denominator,
        Rounding = new RoundingRule(2),
        LedgerPosition = 42,
        CatalogueVersion = DefaultCatalogue.Instance.Version,
    };

    public static Operand Operand(string metric, decimal? value, params Contribution[] contributions) => new()
    {
        Metric = DefaultCatalogue.Instance.Metrics[metric],
        Value = value,
        Period = June,
        PeriodUsed = June,
        How = value is null ? Provenance.Missing : Provenance.Explicit,
        Reported = 1,
        Expected = 2,
        Contributions = contributions,
    };

    public static Contribution From(string source, decimal? value) => new()
    {
        Source = source,
        Kind = SourceKind.Operator,
        Value = value,
        How = value is null ? Provenance.Withheld : Provenance.Explicit,
        PeriodUsed = June,
        Reported = 1,
        Expected = 1,
        Receipts = [7, 9],
        ReceiptCount = 2,
    };
}

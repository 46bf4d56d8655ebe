namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>A metric as the service knows it for this sender. Its bounds are the service's to judge.</summary>
/// <param name="Code"><c>subscribers.fixed</c>.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Unit"><c>subscription</c>, <c>VND</c>.</param>
/// <param name="Decimals">Decimals that a value may have.</param>
/// <param name="IsReportable">Whether the sender reports it in figures.</param>
/// <param name="IsIndicator">Whether it is an indicator, which only plans and published values may name.</param>
internal sealed record KnownMetric(string Code, string Name, string EnglishName, string Unit, int Decimals, bool IsReportable, bool IsIndicator);

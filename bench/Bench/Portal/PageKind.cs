namespace Telemetry.Bench.Portal;

/// <summary>Pages of one kind.</summary>
/// <param name="Name">What it is called in the results.</param>
/// <param name="Weight">Its part in the mix, of 100.</param>
/// <param name="Addresses">Where such pages are; the first are asked for most.</param>
internal sealed record PageKind(string Name, int Weight, IReadOnlyList<string> Addresses);

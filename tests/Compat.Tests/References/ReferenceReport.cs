namespace Compat.Tests.References;

/// <summary>What one assembly asks of the contract assemblies, and what of it is not there or not for it to see.</summary>
internal sealed record ReferenceReport(int Types, int Members, IReadOnlyList<string> Misses);

namespace Compat.Tests.References;

/// <summary>What the runtime made of an assembly: types loaded, bodies compiled, bodies that could not be tried, and failures.</summary>
internal sealed record BodyReport(int Types, int Bodies, IReadOnlyList<string> Skipped, IReadOnlyList<string> Failures);

namespace Telemetry.Doctor.Reading;

/// <summary>A paragraph or a heading.</summary>
/// <param name="Span">The whole of it.</param>
/// <param name="Sentences">Its sentences, in order.</param>
public sealed record Passage(TextSpan Span, IReadOnlyList<TextSpan> Sentences);

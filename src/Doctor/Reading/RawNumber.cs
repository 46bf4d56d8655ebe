namespace Telemetry.Doctor.Reading;

/// <summary>Digits that stand for a number, before it is known in which way they are written. Positions are in the plain text.</summary>
/// <param name="Span">Sign, digits, separators.</param>
/// <param name="Digits">Digits with <c>.</c> and <c>,</c> as printed, grouping spaces as U+00A0, no sign.</param>
/// <param name="IsNegative">Whether a minus stands before it.</param>
/// <param name="HasSign">Whether plus or minus stands before it.</param>
internal readonly record struct RawNumber(TextSpan Span, string Digits, bool IsNegative, bool HasSign);

namespace Telemetry.Portal.Query;

/// <summary>Another part of the service, in another process, cannot be asked at present. The same question may be answered later.</summary>
/// <param name="message">What cannot be answered, one sentence in English for whoever asked.</param>
/// <param name="inner">What happened; null: there is no such part.</param>
public sealed class PartUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

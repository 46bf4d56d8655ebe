namespace Telemetry.Portal.Web;

/// <summary>A page as it goes over the wire. Immutable.</summary>
/// <param name="Body">The bytes, in that encoding.</param>
/// <param name="Encoding">Content-Encoding; empty: as it is.</param>
/// <param name="ContentType">Media type with its character set.</param>
/// <param name="Tag">ETag, in its quotes.</param>
internal sealed record PageCopy(byte[] Body, string Encoding, string ContentType, string Tag);

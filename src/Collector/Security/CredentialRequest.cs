namespace Telemetry.Collector.Security;

/// <summary>A credential that somebody wants made, as written; nothing of it has been checked.</summary>
/// <param name="Role">What it may do; null where no role was named.</param>
/// <param name="Source">Code of a source; empty where none was named.</param>
/// <param name="Territory">Units, as a person writes them.</param>
/// <param name="Days">Days until it expires; 0: never.</param>
/// <param name="Note">Who has it.</param>
/// <param name="Certificate">What to bind; null: an API key is wanted.</param>
internal sealed record CredentialRequest(CredentialRole? Role, string Source, IReadOnlyList<string> Territory, long Days, string Note, CertificateBinding? Certificate);

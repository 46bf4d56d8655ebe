using Telemetry.Catalogue;

namespace Telemetry.Collector.Security;

/// <summary>A credential to be made, of values that were checked.</summary>
/// <param name="Role">What it may do.</param>
/// <param name="Source">Whose figures it hands in; null unless the role is operator.</param>
/// <param name="Territory">Units it is limited to; empty: everywhere.</param>
/// <param name="Expires">When it ends by itself; null: never.</param>
/// <param name="Note">Who has it.</param>
/// <param name="Certificate">What it binds; null: an API key is made.</param>
public sealed record NewCredential(CredentialRole Role, string? Source, IReadOnlyList<AreaKey> Territory, DateTimeOffset? Expires, string Note, CertificateBinding? Certificate = null);

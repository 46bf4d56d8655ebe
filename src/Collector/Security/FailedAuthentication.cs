namespace Telemetry.Collector.Security;

/// <summary>A request's feature where it proved nobody.</summary>
/// <param name="Fault">Why, for the log alone.</param>
/// <param name="CredentialId">Public identifier of the credential that was tried, where one was found.</param>
/// <param name="Certificate">The client certificate, where there was one.</param>
/// <param name="IsOneTooMany">Whether so many came from its address that it is not even told so.</param>
internal sealed record FailedAuthentication(AuthenticationFault Fault, string? CredentialId, ClientCertificate? Certificate, bool IsOneTooMany);

using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>Credentials as a table.</summary>
internal static class CredentialView
{
    /// <summary>A row for each.</summary>
    public static void Write(ToolOutput output, IEnumerable<CredentialJson> credentials) => output.Table(
        [
            new Column(KeyWords.ColumnId), new Column(KeyWords.ColumnRole), new Column(KeyWords.ColumnSource), new Column(KeyWords.ColumnTerritory), new Column(KeyWords.ColumnState),
            new Column(KeyWords.ColumnExpires), new Column(KeyWords.ColumnUsed), new Column(KeyWords.ColumnCertificate), new Column(KeyWords.ColumnNote),
        ],
        credentials.Select(c => new[]
        {
            c.Id, c.Role, c.Source ?? "", c.Territory.Count == 0 ? output.Say(KeyWords.Everywhere) : string.Join(' ', c.Territory), State(output, c),
            Time(output, c.Expires), Time(output, c.LastUsed), c.CertificateSubject ?? c.CertificateThumbprint ?? "", c.Note ?? "",
        }));

    private static string Time(ToolOutput output, DateTimeOffset? time) => time is { } at ? TimeText.Of(output.Language, at) : output.Say(KeyWords.Never);

    private static string State(ToolOutput output, CredentialJson credential)
    {
        var state = credential.State switch
        {
            "valid" => output.Say(KeyWords.Valid),
            "expired" => output.Say(KeyWords.Expired),
            "revoked" => output.Say(KeyWords.RevokedState),
            _ => credential.State,
        };
        return credential.ReplacedBy is { } other ? output.Say(KeyWords.ReplacedBy, state, other) : state;
    }
}

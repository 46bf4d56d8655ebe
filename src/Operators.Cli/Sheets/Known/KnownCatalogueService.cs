using Telemetry.Operators.Cli.Connection;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>Fetches the sender's catalogue; again only where it changed.</summary>
internal sealed class KnownCatalogueService(ServiceConnection connection)
{
    private KnownCatalogue? _known;
    private string _tag = "";

    /// <summary>The catalogue as it is now.</summary>
    public async Task<KnownCatalogue> GetAsync(CancellationToken cancellationToken)
    {
        var client = new CatalogueService.CatalogueServiceClient(connection.Channel);
        var answer = await client.GetSenderCatalogueAsync(new GetSenderCatalogueRequest { KnownTag = _tag }, connection.Call(cancellationToken));
        if (_known is null || !answer.Unchanged)
        {
            _known = KnownCatalogueMapper.Map(answer);
            _tag = answer.Tag;
        }

        return _known;
    }
}

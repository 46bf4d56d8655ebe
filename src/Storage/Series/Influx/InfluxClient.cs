using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Telemetry.Storage.Series.Influx;

/// <summary>InfluxDB's two requests that this store uses: line protocol in, InfluxQL out.</summary>
internal sealed class InfluxClient : IDisposable
{
    private const string ChunkRows = "5000";

    private readonly InfluxSeriesStoreOptions _options;
    private readonly InfluxSender _sender;
    private readonly string _writePath;

    /// <summary>Sends nothing yet.</summary>
    public InfluxClient(InfluxSeriesStoreOptions options, TimeProvider time)
    {
        _options = options;
        _sender = new InfluxSender(options, time);
        _writePath = WritePath(options);
    }

    /// <summary>Sends lines; whatever was wrong with them is in the answer.</summary>
    public async Task<InfluxWriteAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        var body = await CompressAsync(lines, cancellationToken);
        using var response = await _sender.SendAsync(InfluxRequest.Write, Request, cancellationToken);
        return response.IsSuccess
            ? InfluxWriteAnswer.Stored
            : InfluxWriteAnswer.Read(response.StatusCode, await InTimeAsync(response.ReadErrorAsync, cancellationToken));

        HttpRequestMessage Request()
        {
            var content = new ReadOnlyMemoryContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
            content.Headers.ContentEncoding.Add("gzip");
            return new HttpRequestMessage(HttpMethod.Post, _writePath) { Content = content };
        }
    }

    /// <summary>Asks in InfluxQL, of this store's database and policy.</summary>
    public async Task QueryAsync(string query, IInfluxRows rows, CancellationToken cancellationToken)
    {
        using var response = await _sender.SendAsync(InfluxRequest.Read, Request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new SeriesStoreUnavailableException($"InfluxDB has no database '{_options.Database}', or no such address");
        }

        await InTimeAsync(
            async () =>
            {
                await using var body = await response.OpenAsync();
                await new InfluxAnswerReader(rows).ReadAsync(body, response.Deadline);
                return response.IsSuccess ? 0 : throw new SeriesStoreUnavailableException($"InfluxDB answered a query with {(int)response.StatusCode}");
            },
            cancellationToken);

        HttpRequestMessage Request() => new(HttpMethod.Post, "query") { Content = new FormUrlEncodedContent(Form(query)) };
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private IEnumerable<KeyValuePair<string, string>> Form(string query)
    {
        yield return new("db", _options.Database);
        if (_options.RetentionPolicy is not null)
        {
            yield return new("rp", _options.RetentionPolicy);
        }

        yield return new("epoch", "ns");
        yield return new("chunked", "true");
        yield return new("chunk_size", ChunkRows);
        yield return new("q", query);
    }

    private static async Task<T> InTimeAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SeriesStoreUnavailableException("InfluxDB began an answer and did not end it in time", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new SeriesStoreUnavailableException("InfluxDB began an answer and broke it off", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CompressAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        var target = new MemoryStream(lines.Length / 8);
        await using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(lines, cancellationToken);
        }

        return target.GetBuffer().AsMemory(0, (int)target.Length);
    }

    private static string WritePath(InfluxSeriesStoreOptions options)
    {
        var (database, policy) = (Uri.EscapeDataString(options.Database), options.RetentionPolicy is null ? null : Uri.EscapeDataString(options.RetentionPolicy));
        return options.WriteApi == InfluxWriteApi.V1
            ? string.Create(CultureInfo.InvariantCulture, $"write?db={database}{(policy is null ? "" : "&rp=" + policy)}&precision=ns")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"api/v2/write?bucket={database}{(policy is null ? "" : "%2F" + policy)}{(options.Organization is null ? "" : "&org=" + Uri.EscapeDataString(options.Organization))}&precision=ns");
    }
}

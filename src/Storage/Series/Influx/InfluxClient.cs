using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Telemetry.Storage.Series.Influx;

/// <summary>InfluxDB's two requests that this store uses: line protocol in, InfluxQL out.</summary>
internal sealed class InfluxClient : IDisposable
{
    private const int ChunkRows = 5000;
    private const int MaxAddressLength = 6000;

    private readonly InfluxSender _sender;
    private readonly string _writePath;
    private readonly string _queryPath;

    /// <summary>Sends nothing yet.</summary>
    public InfluxClient(InfluxSeriesStoreOptions options, TimeProvider time)
    {
        _sender = new InfluxSender(options, time);
        _writePath = WritePath(options);
        _queryPath = string.Create(
            CultureInfo.InvariantCulture,
            $"query?db={Uri.EscapeDataString(options.Database)}{(options.RetentionPolicy is null ? "" : "&rp=" + Uri.EscapeDataString(options.RetentionPolicy))}&epoch=ns&chunked=true&chunk_size={ChunkRows}");
    }

    /// <summary>Sends lines; whatever was wrong with them is in the answer.</summary>
    public async Task<InfluxWriteAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        var body = await CompressAsync(lines, cancellationToken);
        using var response = await _sender.SendAsync(InfluxRequest.Write, Request, cancellationToken);
        return response.IsSuccess
            ? InfluxWriteAnswer.Stored
            : InfluxWriteAnswer.Read(response.StatusCode, await InTimeAsync(() => response.ReadErrorAsync(), cancellationToken));

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
        await InTimeAsync(
            async () =>
            {
                if (!response.IsSuccess)
                {
                    throw new InfluxAnsweredException($"{(int)response.StatusCode}: {await response.ReadErrorAsync()}");
                }

                await using var body = await response.OpenAsync();
                await new InfluxAnswerReader(rows).ReadAsync(body, response.Deadline);
                return 0;
            },
            cancellationToken);

        // Early releases of version 3 read the address only; the others take both.
        HttpRequestMessage Request()
        {
            var text = Uri.EscapeDataString(query);
            return text.Length <= MaxAddressLength
                ? new(HttpMethod.Post, $"{_queryPath}&q={text}")
                : new(HttpMethod.Post, _queryPath) { Content = new FormUrlEncodedContent([new("q", query)]) };
        }
    }

    /// <summary>Asks an address of version 2's own interface; null where there is none.</summary>
    public async Task<JsonDocument?> FindAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _sender.SendAsync(InfluxRequest.Read, () => new(HttpMethod.Get, path), cancellationToken);
        return response.IsSuccess
            ? await InTimeAsync(async () => await JsonDocument.ParseAsync(await response.OpenAsync(), cancellationToken: response.Deadline), cancellationToken)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

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

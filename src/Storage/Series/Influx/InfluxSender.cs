using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// Sends requests, and sends them again where waiting may help: 429, 5xx, no answer in time, no connection. Waits double from
/// 100 ms to 5 s, half of each by chance, or last as long as Retry-After says; all of them together are bounded.
/// </summary>
internal sealed class InfluxSender : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private const int MostTroubleBytes = 300;
    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _writePatience;
    private readonly TimeProvider _time;

    /// <summary>Opens no connection yet.</summary>
    public InfluxSender(InfluxSeriesStoreOptions options, TimeProvider time)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            AllowAutoRedirect = false,
        })
        {
            BaseAddress = new Uri(options.Url.AbsoluteUri.TrimEnd('/') + '/'),
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _authorization = Authorization(options);
        _timeout = options.Timeout;
        _writePatience = options.Patience;
        _time = time;
    }

    /// <summary>Sends until there is an answer that waiting would not change.</summary>
    /// <param name="kind">How long to be patient.</param>
    /// <param name="make">Makes the request; called for each attempt.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SeriesStoreUnavailableException">Trouble lasted.</exception>
    /// <exception cref="InfluxSetupException">The credentials are refused.</exception>
    public async Task<InfluxResponse> SendAsync(InfluxRequest kind, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var patience = kind == InfluxRequest.Write ? _writePatience : ReadPatience;
        var started = _time.GetTimestamp();
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var (response, trouble, after) = await TryAsync(kind, make, cancellationToken);
            if (response is not null)
            {
                return response;
            }

            var pause = after ?? (wait / 2) + (wait / 2 * Random.Shared.NextDouble());
            if (_time.GetElapsedTime(started) + pause > patience)
            {
                throw new SeriesStoreUnavailableException($"InfluxDB at {_http.BaseAddress} {trouble}");
            }

            InfluxMetrics.Retries.Add(1);
            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<(InfluxResponse? Response, string Trouble, TimeSpan? After)> TryAsync(
        InfluxRequest kind, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_timeout, _time, cancellationToken);
        var started = _time.GetTimestamp();
        var answered = false;
        InfluxResponse? kept = null;
        try
        {
            using var request = make();
            request.Headers.Authorization = _authorization;
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (IsTransient(response.StatusCode))
            {
                using var troubled = new InfluxResponse(response, deadline);
                return (null, $"answered {(int)response.StatusCode}: {await troubled.ReadErrorAsync(MostTroubleBytes)}", RetryAfter(response));
            }

            answered = true;
            kept = new InfluxResponse(response, deadline);
            return (kept.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? throw Refused(kept.StatusCode) : kept, "", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"did not answer within {_timeout.TotalSeconds:0} s", null);
        }
        catch (HttpRequestException e)
        {
            return (null, e.HttpRequestError == HttpRequestError.Unknown ? "broke the connection" : $"is out of reach ({e.HttpRequestError})", null);
        }
        catch (IOException)
        {
            return (null, "broke the connection", null);
        }
        finally
        {
            InfluxMetrics.Requested(kind, answered, _time.GetElapsedTime(started));
            if (kept is null)
            {
                deadline.Dispose();
            }
        }
    }

    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var after = header?.Delta ?? (header?.Date - _time.GetUtcNow());
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }

    private InfluxSetupException Refused(HttpStatusCode status) => new(
        $"InfluxDB at {_http.BaseAddress} refuses {(_authorization is null ? "a request without credentials" : "the credentials given")} ({(int)status}); "
        + "the service needs a user or token that may read and write its database");

    private static AuthenticationHeaderValue? Authorization(InfluxSeriesStoreOptions options)
        => options.Token is not null ? new AuthenticationHeaderValue("Token", options.Token)
            : options.User is not null ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")))
            : null;
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>
/// Answers as recorded or documented for versions that are not on this machine, and for faults that a healthy server does not show.
/// What the script leaves out is answered as version 1 would, with an empty database.
/// </summary>
internal sealed class ScriptedInflux : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<InfluxExchange, ScriptedAnswer?> _script;
    private readonly List<InfluxExchange> _requests = [];
    private string _position = "";

    public ScriptedInflux(Func<InfluxExchange, ScriptedAnswer?> script)
    {
        _script = script;
        (_listener, Url) = Listen();
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What came in, in order.</summary>
    public List<InfluxExchange> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Writes other than those of the position.</summary>
    public List<InfluxExchange> Writes => [.. Requests.Where(r => r.WritesFigures)];

    /// <summary>A store on it.</summary>
    public InfluxSeriesStore OpenStore(Func<InfluxSeriesStoreOptions, InfluxSeriesStoreOptions>? with = null)
    {
        var options = new InfluxSeriesStoreOptions { Url = Url, Timeout = TimeSpan.FromSeconds(5) };
        return InfluxSeriesStore.Open(with?.Invoke(options) ?? options, TimeProvider.System);
    }

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, Uri Url) Listen()
    {
        while (true)
        {
            var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            var listener = new HttpListener { Prefixes = { url } };
            try
            {
                listener.Start();
                return (listener, new Uri(url));
            }
            catch (HttpListenerException)
            {
                // Somebody took the port in between: another one.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var request = await ReadAsync(context.Request);
            lock (_requests)
            {
                _requests.Add(request);
            }

            await AnswerAsync(context.Response, _script(request) ?? Usual(request));
        }
    }

    private ScriptedAnswer Usual(InfluxExchange request)
    {
        if (request.Target.Contains("write?", StringComparison.Ordinal))
        {
            _position = request.WritesFigures ? _position : request.Body.Split("sequence=")[1].Split('i')[0];
            return ScriptedAnswer.Done;
        }

        return request.Target.Contains("SHOW RETENTION POLICIES", StringComparison.Ordinal) ? ScriptedAnswer.Rows("\"name\",\"duration\",\"default\"", "[\"autogen\",\"0s\",true]")
            : request.Target.Contains("FROM \"positions\"", StringComparison.Ordinal) && _position.Length > 0 ? ScriptedAnswer.Rows("\"time\",\"sequence\",\"layout\"", $"[1,{_position},1]")
            : ScriptedAnswer.NoRows;
    }

    private static async Task<InfluxExchange> ReadAsync(HttpListenerRequest request)
    {
        var encoding = request.Headers["Content-Encoding"];
        await using var body = encoding == "gzip" ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream;
        using var reader = new StreamReader(body, Encoding.UTF8);
        return new InfluxExchange(
            request.HttpMethod, Uri.UnescapeDataString(request.RawUrl!), request.Headers["Authorization"], encoding, await reader.ReadToEndAsync());
    }

    private static async Task AnswerAsync(HttpListenerResponse response, ScriptedAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is not null)
        {
            response.AddHeader("Retry-After", answer.RetryAfter);
        }

        if (answer.Status != 204)
        {
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        }

        response.Close();
    }
}

using System.Net;
using System.Text;

namespace Telemetry.Storage.Series.Influx;

/// <summary>An answer whose body is still to be read, under the deadline that the request had.</summary>
internal sealed class InfluxResponse(HttpResponseMessage message, Deadline deadline) : IDisposable
{
    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode => message.StatusCode;

    /// <summary>Whether the request was done.</summary>
    public bool IsSuccess => message.IsSuccessStatusCode;

    /// <summary>Ends reading.</summary>
    public CancellationToken Deadline => deadline.Token;

    /// <summary>The body.</summary>
    public Task<Stream> OpenAsync() => message.Content.ReadAsStreamAsync(deadline.Token);

    /// <summary>An error's body; so many bytes of it at most.</summary>
    public async Task<string> ReadErrorAsync(int mostBytes = 1 << 20)
    {
        await using var stream = await OpenAsync();
        var bytes = new byte[mostBytes];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, deadline.Token);
        return Encoding.UTF8.GetString(bytes, 0, length).Trim();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        message.Dispose();
        deadline.Dispose();
    }
}

using System.Buffers;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Telemetry.Collector.Intake.Json;

/// <summary>A request's body, inflated where it came compressed, never more than a submission may have. The array goes back to the pool on <see cref="Dispose"/>.</summary>
internal sealed class JsonBody : IDisposable
{
    private const int FirstBytes = 64 * 1024;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    private JsonBody()
    {
    }

    /// <summary>The bytes, until disposed.</summary>
    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, _length);

    /// <summary>Reads a body; where it is refused, why.</summary>
    public static async Task<(JsonBody? Body, IntakeRefusal? Refusal)> ReadAsync(HttpRequest request, IntakeLimits limits, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, new(IntakeFault.NotJson, "", "expected the header Content-Type: application/json, in UTF-8"));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isZipped = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!isZipped && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return (null, new(IntakeFault.NotJson, "", "expected the header Content-Encoding: gzip, or none"));
        }

        if (request.ContentLength > limits.MaxMessageBytes)
        {
            return (null, limits.TooManyBytes((int)Math.Min(int.MaxValue, request.ContentLength.Value)));
        }

        var body = new JsonBody();
        try
        {
            var refusal = await body.FillAsync(isZipped ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body, limits, cancellationToken);
            if (refusal is null)
            {
                return (body, null);
            }

            body.Dispose();
            return (null, refusal);
        }
        catch (InvalidDataException)
        {
            body.Dispose();
            return (null, new(IntakeFault.Malformed, "", "the body is not what gzip writes"));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _length = 0;
    }

    private async Task<IntakeRefusal?> FillAsync(Stream stream, IntakeLimits limits, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _array.Length)
            {
                var grown = ArrayPool<byte>.Shared.Rent(2 * _length);
                _array.AsSpan(0, _length).CopyTo(grown);
                ArrayPool<byte>.Shared.Return(_array);
                _array = grown;
            }

            var read = await stream.ReadAsync(_array.AsMemory(_length), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            _length += read;
            if (_length > limits.MaxMessageBytes)
            {
                return limits.TooManyBytes(null);
            }
        }
    }
}

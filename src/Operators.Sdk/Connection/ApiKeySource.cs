using System.Text;

namespace Telemetry.Operators.Connection;

/// <summary>The key for the next call, from wherever the options say that it comes. Thread-safe.</summary>
internal sealed class ApiKeySource(TelemetryClientOptions options)
{
    private string? _last = options.ApiKey;

    /// <summary>The key; null: none is sent.</summary>
    /// <exception cref="TelemetryException">There should be one and it cannot be had: <see cref="SubmitFailure.NotAuthenticated"/>.</exception>
    public async ValueTask<string?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (options.ApiKeyFile is { } file)
        {
            // While a file is being replaced it may be missing or half-written: then the key that it held goes on.
            var key = Read(file) ?? _last ?? throw new TelemetryException(
                SubmitFailure.NotAuthenticated, $"the key file '{file}' cannot be read, or does not hold {ApiKey.Expected}");
            _last = key;
            return key;
        }

        if (options.ApiKeyProvider is { } provider)
        {
            var key = await provider(cancellationToken);
            return key is not null && ApiKey.IsValid(key)
                ? _last = key
                : throw new TelemetryException(SubmitFailure.NotAuthenticated, $"{nameof(options.ApiKeyProvider)} gave no key: expected {ApiKey.Expected}");
        }

        return _last;
    }

    /// <summary>Whether the key file holds another key than the last that was sent.</summary>
    public bool HasChanged() => options.ApiKeyFile is { } file && Read(file) is { } key && key != _last;

    // A file of a few bytes is read as fast as it is looked at, and its time may stand still while its content changes.
    private static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            Span<byte> buffer = stackalloc byte[ApiKey.LongestKey + 64];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            // Editors on Windows put a byte order mark before it.
            var key = Encoding.UTF8.GetString(buffer[..length]).TrimStart('\uFEFF').Trim();
            return ApiKey.IsValid(key) ? key : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

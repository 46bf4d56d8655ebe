namespace Telemetry.Operators.Connection;

/// <summary>What can be sent as a key. Line breaks in a header would break the connection for every call on it.</summary>
internal static class ApiKey
{
    public const int LongestKey = 512;

    public const string Expected = "1 to 512 printable ASCII characters without spaces";

    public static bool IsValid(string key) => key.Length is > 0 and <= LongestKey && !key.Any(c => c is <= ' ' or > '~');
}

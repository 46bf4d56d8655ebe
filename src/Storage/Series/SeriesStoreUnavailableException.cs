namespace Telemetry.Storage.Series;

/// <summary>The store cannot be asked at present: it is down, overloaded, or out of reach. The same call may work later; nothing is lost by it.</summary>
public sealed class SeriesStoreUnavailableException : Exception
{
    /// <summary>Says what was tried, without any secret.</summary>
    public SeriesStoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was tried, without any secret.</summary>
    public SeriesStoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>How a look at the folder ended.</summary>
internal enum WatchStep
{
    /// <summary>Nothing is left to be sent.</summary>
    Done,

    /// <summary>Something is still being written.</summary>
    Pending,

    /// <summary>The service is away; it has been waited for.</summary>
    Away,
}

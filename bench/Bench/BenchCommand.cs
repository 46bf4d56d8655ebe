namespace Telemetry.Bench;

/// <summary>What the program does.</summary>
public enum BenchCommand
{
    /// <summary>Prints the options.</summary>
    Help,

    /// <summary>Starts a collector and measures it.</summary>
    Run,

    /// <summary>Measures the client's encoding alone.</summary>
    Encode,

    /// <summary>Measures what idle streams cost.</summary>
    Streams,
}

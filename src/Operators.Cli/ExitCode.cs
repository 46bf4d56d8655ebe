namespace Telemetry.Operators.Cli;

/// <summary>What the process ends with; documented in the help text and in docs/command-line.md, never renumbered.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The service answered, and the answer is no: faults, refusals, no such thing.</summary>
    public const int Refused = 1;

    /// <summary>The command cannot be carried out as given: a command line that cannot be read, a file that cannot be, a value that is none.</summary>
    public const int Unusable = 2;

    /// <summary>The service cannot be reached, does not let this key, or not now.</summary>
    public const int NoService = 3;

    /// <summary>A fault of the tool itself, to be reported.</summary>
    public const int Internal = 4;

    /// <summary>A report was examined, and something in it cannot hold.</summary>
    public const int Contradicted = 5;

    /// <summary>Nothing fails, and something was not checked: evidence whose key the person has to compare.</summary>
    public const int Unchecked = 6;

    /// <summary>Stopped by the person (128 + SIGINT, as shells count).</summary>
    public const int Cancelled = 130;
}

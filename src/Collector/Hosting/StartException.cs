namespace Telemetry.Collector.Hosting;

/// <summary>The service cannot start, for reasons that the person who starts it can mend. All of them are listed.</summary>
public sealed class StartException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What keeps it from starting.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

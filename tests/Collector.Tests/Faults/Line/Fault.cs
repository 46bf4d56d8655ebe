namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>What happens to a connection or to the call that is under way on it.</summary>
/// <param name="Stage">How far it gets.</param>
/// <param name="Failing">How it fails.</param>
internal sealed record Fault(Stage Stage, Failing Failing)
{
    /// <summary>Waited for at the stage, before the line fails.</summary>
    public Func<Task> Before { get; init; } = () => Task.CompletedTask;
}

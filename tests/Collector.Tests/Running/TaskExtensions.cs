namespace Telemetry.Collector.Tests.Running;

internal static class TaskExtensions
{
    /// <summary>Says that nobody waits for the task.</summary>
    public static void Forget(this Task task) => _ = task;
}

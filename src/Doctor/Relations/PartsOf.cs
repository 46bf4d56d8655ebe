using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Parts of a metric that a report prints. Immutable.</summary>
/// <param name="Numbers">The parts printed; of a part that is not, its own parts.</param>
/// <param name="IsComplete">Whether none is missing.</param>
internal sealed record PartsOf(IReadOnlyList<int> Numbers, bool IsComplete)
{
    /// <summary>The parts of a printed total.</summary>
    public static PartsOf Metric(RelationScope scope, Metric metric, int total) =>
        Metric(scope, metric, scope.Index.SlotOf(scope[total]), scope[total].Role, total);

    /// <summary>The parts in a slot, the nearest where one is printed several times.</summary>
    public static PartsOf Metric(RelationScope scope, Metric metric, Slot slot, NumberRole role, int near)
    {
        var numbers = new List<int>();
        var isComplete = metric.Parts.Count > 0;
        foreach (var part in metric.Parts)
        {
            var printed = scope.Index.Find(part.Code, role, slot);
            if (printed.Count > 0)
            {
                numbers.Add(scope.Index.Nearest(near, printed));
                continue;
            }

            var own = Metric(scope, part, slot, role, near);
            numbers.AddRange(own.Numbers);
            isComplete &= own.IsComplete;
        }

        return new PartsOf(numbers, isComplete);
    }
}

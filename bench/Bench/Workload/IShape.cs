using Telemetry.Operators;

namespace Telemetry.Bench.Workload;

/// <summary>How the workload is cut into submissions.</summary>
public interface IShape
{
    /// <summary>For the report.</summary>
    string Name { get; }

    /// <summary>Connections, dealt out to the operators in turn.</summary>
    int Connections { get; }

    /// <summary>Submissions under way on each connection.</summary>
    int InFlight { get; }

    /// <summary>
    /// An operator's submission of that number, from 0: month after month. Builds it from arrays, so that what a sender's program
    /// does is measured with the rest.
    /// </summary>
    Submission Build(int operatorIndex, long number);

    /// <summary>The month that an operator's submission of that number belongs to.</summary>
    int MonthOf(long number);
}

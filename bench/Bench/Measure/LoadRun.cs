using System.Collections.Concurrent;
using System.Diagnostics;
using Telemetry.Bench.Server;
using Telemetry.Bench.Workload;
using Telemetry.Operators;

namespace Telemetry.Bench.Measure;

/// <summary>Drives a collector with one shape and counts what it acknowledges.</summary>
internal sealed class LoadRun(CollectorProcess collector, IShape shape, IReadOnlyList<string> keys, BenchOptions options)
{
    private readonly long[] _next = new long[Shapes.Operators.Length];
    private readonly ConcurrentBag<List<Answer>> _answers = [];
    private volatile bool _stop;

    public async Task<LoadResult> RunAsync()
    {
        var connections = options.Connections ?? shape.Connections;
        var clients = Enumerable.Range(0, connections).Select(Client).ToList();
        var senders = clients
            .SelectMany((client, i) => Enumerable.Repeat((Client: client, Operator: i % Shapes.Operators.Length), options.InFlight ?? shape.InFlight))
            .Select(sender => Task.Run(() => SendAsync(sender.Client, sender.Operator)))
            .ToList();

        await Task.Delay(options.WarmUp);
        var from = Snapshot();
        await Task.Delay(options.Steady);
        var to = Snapshot();
        _stop = true;
        await Task.WhenAll(senders);
        var answers = _answers.SelectMany(a => a).ToList();
        var last = answers.Max(a => a.Sequence);
        var queryable = await WaitUntilQueryableAsync(answers.Max(a => a.At), last);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return Summarise(answers, from, to, queryable, last);
    }

    private LoadResult Summarise(List<Answer> answers, Moment from, Moment to, TimeSpan queryable, long last)
    {
        var steady = answers.Where(a => a.At > from.At && a.At <= to.At).ToList();
        var seconds = Stopwatch.GetElapsedTime(from.At, to.At).TotalSeconds;
        var latencies = new Percentiles(steady.Select(a => a.Took.TotalMilliseconds));
        return new LoadResult
        {
            ValuesPerSecond = steady.Sum(a => (double)a.Cells) / seconds,
            SubmissionsPerSecond = steady.Count / seconds,
            AnswerP50Milliseconds = latencies[50],
            AnswerP99Milliseconds = latencies[99],
            QueryableMilliseconds = queryable.TotalMilliseconds,
            ServerProcessors = (to.Server - from.Server).TotalSeconds / seconds,
            ClientProcessors = (to.Client - from.Client).TotalSeconds / seconds,
            OtherProcessors = Math.Max(0, (to.Machine - to.Server - to.Client - from.Machine + from.Server + from.Client).TotalSeconds / seconds),
            Values = answers.Sum(a => (long)a.Cells),
            Months = _next.Max(n => shape.MonthOf(n)) + 1,
            LastSequence = last,
        };
    }

    private async Task SendAsync(TelemetryClient client, int operatorIndex)
    {
        var answers = new List<Answer>(65_536);
        while (!_stop)
        {
            var number = Interlocked.Increment(ref _next[operatorIndex]) - 1;
            var start = Stopwatch.GetTimestamp();
            var submission = shape.Build(operatorIndex, number);
            var receipt = await client.SubmitAsync(submission);
            if (receipt.Accepted != submission.CellCount || receipt.Duplicate)
            {
                throw new InvalidOperationException($"{submission.SubmissionId}: {receipt.Accepted} of {submission.CellCount} accepted: {(receipt.Verdicts.Count > 0 ? receipt.Verdicts[0] : null)}");
            }

            answers.Add(new Answer(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start), receipt.Accepted, receipt.Sequence));
        }

        _answers.Add(answers);
    }

    private async Task<TimeSpan> WaitUntilQueryableAsync(long lastAcknowledged, long sequence)
    {
        using var health = new HealthProbe(collector.Portal);
        while (await health.ProjectedSequenceAsync() < sequence)
        {
            await Task.Delay(2);
        }

        return Stopwatch.GetElapsedTime(lastAcknowledged);
    }

    private TelemetryClient Client(int index) => new(new TelemetryClientOptions
    {
        Address = collector.Grpc,
        ApiKey = keys[index % Shapes.Operators.Length],
    });

    private Moment Snapshot()
    {
        using var self = Process.GetCurrentProcess();
        return new Moment(Stopwatch.GetTimestamp(), collector.ProcessorTime, self.TotalProcessorTime, MachineTime.Busy());
    }

    private readonly record struct Answer(long At, TimeSpan Took, int Cells, long Sequence);

    private readonly record struct Moment(long At, TimeSpan Server, TimeSpan Client, TimeSpan Machine);
}

using System.Text;
using Microsoft.Extensions.Logging;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// Gets batches of lines stored, each line or none of its fields. Writing a line again writes the same point, so what is in doubt
/// is simply sent again, in parts where the whole is refused: a part too large is halved, lines that InfluxDB names are left out, and
/// where it does not say which line it means, halving finds it.
/// </summary>
internal sealed partial class InfluxWriter(InfluxClient client, ILogger logger)
{
    private long _rejected;

    /// <summary>Lines refused for good since the store was opened.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Stores the first lines of a batch.</summary>
    /// <exception cref="SeriesStoreUnavailableException">InfluxDB cannot take them now, or refuses one that cannot be left out; some may be stored.</exception>
    public async Task StoreAsync(LineBatch batch, int count, CancellationToken cancellationToken)
    {
        var parts = new Stack<int[]>();
        parts.Push([.. Enumerable.Range(0, count)]);
        while (parts.TryPop(out var part))
        {
            if (part.Length == 0)
            {
                continue;
            }

            var answer = await client.WriteAsync(Body(batch, part), cancellationToken);
            switch (answer.Outcome)
            {
                case InfluxWriteOutcome.Stored:
                    InfluxMetrics.Points.Add(part.Length);
                    break;
                case InfluxWriteOutcome.Trouble:
                    throw new SeriesStoreUnavailableException($"InfluxDB did not take a write: {answer.Message}");
                case InfluxWriteOutcome.Refused when Named(batch, part, answer) is { Count: > 0 } named:
                    named.ForEach(line => Reject(batch.Line(line), answer.Message));
                    parts.Push([.. part.Except(named)]);
                    break;
                case var _ when part.Length == 1:
                    Reject(batch.Line(part[0]), answer.Message);
                    break;
                default:
                    parts.Push(part[(part.Length / 2)..]);
                    parts.Push(part[..(part.Length / 2)]);
                    break;
            }
        }
    }

    /// <summary>Stores the lines of a batch that has become full, and keeps the last one.</summary>
    public async Task StoreFullAsync(LineBatch batch, CancellationToken cancellationToken)
    {
        if (batch.IsOver)
        {
            await StoreAsync(batch, batch.Count - 1, cancellationToken);
            batch.Clear(keep: 1);
        }
    }

    private static ReadOnlyMemory<byte> Body(LineBatch batch, int[] part)
    {
        if (part[^1] - part[0] == part.Length - 1)
        {
            return batch.Lines(part[0], part[^1] + 1);
        }

        var body = new MemoryStream();
        foreach (var line in part)
        {
            body.Write(batch.Line(line).Span);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static List<int> Named(LineBatch batch, int[] part, InfluxWriteAnswer answer)
    {
        var named = answer.Numbers.Where(n => n >= 1 && n <= part.Length).Select(n => part[n - 1]).ToHashSet();
        if (answer.Texts.Count > 0)
        {
            var texts = answer.Texts.ToHashSet(StringComparer.Ordinal);
            named.UnionWith(part.Where(line => texts.Contains(Encoding.UTF8.GetString(batch.Line(line).Span[..^1]))));
        }

        return [.. named];
    }

    private void Reject(ReadOnlyMemory<byte> line, string reason)
    {
        if (!InfluxLayout.IsDispensable(line.Span))
        {
            throw new SeriesStoreUnavailableException($"InfluxDB refuses a line without which figures would not be seen: {reason}");
        }

        InfluxMetrics.Rejected.Add(1);
        if (Interlocked.Increment(ref _rejected) == 1)
        {
            LogRejected(logger, reason);
        }
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "InfluxDB refuses a point for good; the metric telemetry.influx.rejected counts what follows: {Reason}")]
    private static partial void LogRejected(ILogger logger, string reason);
}

using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;
using Telemetry.Protocol.V1;
using FindingEvent = Telemetry.Aggregator.Findings.FindingEvent;
using FindingExplanation = Telemetry.Aggregator.Findings.FindingExplanation;
using FindingRecord = Telemetry.Aggregator.Findings.FindingRecord;

namespace Telemetry.Collector.Findings;

/// <summary>Findings with their life, and questions for them, as the parts of a service tell each other; both directions.</summary>
internal static class FindingRecordMapper
{
    /// <summary>A question.</summary>
    public static FindFindingsRequest ToMessage(FindingFilter filter)
    {
        var message = new FindFindingsRequest
        {
            Period = filter.Period?.ToString() ?? "",
            Source = filter.Source ?? "",
            State = filter.State?.ToString() ?? "",
            Rule = filter.Rule ?? "",
            Severity = filter.Severity?.ToString() ?? "",
            Offset = filter.Offset,
            Limit = filter.Limit,
        };
        foreach (var units in filter.Within)
        {
            var list = new UnitList();
            list.Units.AddRange(units.Select(u => u.ToString()));
            message.Within.Add(list);
        }

        return message;
    }

    /// <summary>The same, read.</summary>
    /// <exception cref="FormatException">A word is none.</exception>
    public static FindingFilter ToFilter(FindFindingsRequest message)
    {
        try
        {
            return new FindingFilter
            {
                Period = message.Period.Length == 0 ? null : Period.Parse(message.Period),
                Source = OrNull(message.Source),
                State = message.State.Length == 0 ? null : Enum.Parse<FindingState>(message.State),
                Rule = OrNull(message.Rule),
                Severity = message.Severity.Length == 0 ? null : Enum.Parse<CheckSeverity>(message.Severity),
                Within = [.. message.Within.Select(l => (IReadOnlyList<AreaKey>)[.. l.Units.Select(FindingBodyMapper.Area)])],
                Offset = message.Offset,
                Limit = message.Limit,
            };
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A finding.</summary>
    public static Protocol.V1.FindingRecord ToMessage(FindingRecord record)
    {
        var message = new Protocol.V1.FindingRecord
        {
            Id = record.Id,
            Body = FindingBodyMapper.ToMessage(record.Finding),
            Numbers = record.Numbers,
            State = record.State.ToString(),
            Raised = record.Raised,
            Resolved = record.Resolved,
            ResolvedBy = record.ResolvedBy,
        };
        message.Explanations.AddRange(record.Explanations.Select(e => new Protocol.V1.FindingExplanation
        {
            Sequence = e.Sequence,
            TimeUnixMs = e.Time.ToUnixTimeMilliseconds(),
            By = e.By,
            Reason = e.Reason,
            IsCurrent = e.IsCurrent,
        }));
        message.Events.AddRange(record.Events.Select(e => new Protocol.V1.FindingEvent { Kind = e.Kind.ToString(), Position = e.Position, Receipt = e.Receipt }));
        return message;
    }

    /// <summary>The same, read.</summary>
    public static FindingRecord ToRecord(Protocol.V1.FindingRecord message) => new()
    {
        Id = message.Id,
        Finding = FindingBodyMapper.ToFinding(message.Body),
        Numbers = message.Numbers,
        State = Enum.Parse<FindingState>(message.State),
        Raised = message.Raised,
        Resolved = message.Resolved,
        ResolvedBy = message.ResolvedBy,
        Explanations =
        [
            .. message.Explanations.Select(e => new FindingExplanation(e.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(e.TimeUnixMs), e.By, e.Reason, e.IsCurrent)),
        ],
        Events = [.. message.Events.Select(e => new FindingEvent(Enum.Parse<FindingEventKind>(e.Kind), e.Position, e.Receipt))],
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

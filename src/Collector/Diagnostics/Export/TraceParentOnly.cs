using System.Diagnostics;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>
/// Takes from a request its place in a trace, which is 55 characters of a fixed form, and nothing else: a <c>tracestate</c> or <c>baggage</c> of the
/// sender's would be stored with the spans and handed on to others, whatever is written in it.
/// </summary>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private const string Name = "traceparent";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Fields { get; } = [Name];

    /// <inheritdoc/>
    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            setter?.Invoke(carrier, Name, id);
        }
    }

    /// <inheritdoc/>
    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        traceState = null;
        traceId = null;
        getter?.Invoke(carrier, Name, out traceId, out _);
    }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}

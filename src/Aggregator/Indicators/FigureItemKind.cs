namespace Telemetry.Aggregator.Indicators;

/// <summary>What is done with a metric or an indicator.</summary>
public enum FigureItemKind
{
    /// <summary>Its value: <c>density.telephone</c>, <c>subscribers.mobile</c>.</summary>
    Value,

    /// <summary>What was planned for exactly that period: <c>plan.density.telephone</c>.</summary>
    Plan,

    /// <summary>Per cent of the plan reached: <c>plan_completion.density.telephone</c>.</summary>
    PlanCompletion,

    /// <summary>Per cent against the same period of the year before: <c>growth.subscribers.mobile</c>.</summary>
    Growth,

    /// <summary>One operator's per cent of the total: <c>share.subscribers.mobile</c>. Metrics only.</summary>
    Share,

    /// <summary>Herfindahl-Hirschman index over operators, 0 to 10,000: <c>hhi.subscribers.mobile</c>. Metrics only.</summary>
    Concentration,
}

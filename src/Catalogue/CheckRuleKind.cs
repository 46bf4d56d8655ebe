namespace Telemetry.Catalogue;

/// <summary>What a check rule looks at. Closed list; each kind is one class of the aggregator.</summary>
public enum CheckRuleKind
{
    /// <summary>A total that was reported beside all of its parts is their sum.</summary>
    PartsTotal,

    /// <summary>A unit's own value is the sum of the units below it, where all of them have one.</summary>
    ChildrenParent,

    /// <summary>A stock is the stock at the end of the period before plus the period's net additions.</summary>
    StockFlow,

    /// <summary>One metric is never above another: shared sites, sites.</summary>
    AtMost,

    /// <summary>A value that leaps away from the unit's own history.</summary>
    JumpHistory,

    /// <summary>A value that changes unlike the same source's other units of the level.</summary>
    JumpPeers,

    /// <summary>A value that stays the same for suspiciously long.</summary>
    Repeated,

    /// <summary>A denominator that is years older than the figure it divides.</summary>
    DenominatorOlder,

    /// <summary>A ratio that cannot be.</summary>
    RatioRange,
}

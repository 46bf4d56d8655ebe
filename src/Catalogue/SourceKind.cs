namespace Telemetry.Catalogue;

/// <summary>Who a source of figures is.</summary>
public enum SourceKind
{
    /// <summary>A post or telecom operator.</summary>
    Operator,

    /// <summary>A provincial department (Sở), sending its own aggregate of its operators.</summary>
    Department,

    /// <summary>The statistics office: population, land area.</summary>
    Statistics,

    /// <summary>The ministry.</summary>
    Ministry,
}

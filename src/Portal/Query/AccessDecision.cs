namespace Telemetry.Portal.Query;

/// <summary>What <see cref="AccessPolicy"/> says of one figure.</summary>
internal enum AccessDecision
{
    /// <summary>The caller may read it.</summary>
    Allowed,

    /// <summary>The caller may read it in the form for readers outside.</summary>
    AllowedOutsideForm,

    /// <summary>Nobody is asking.</summary>
    Unauthenticated,

    /// <summary>The unit is not in the caller's territory.</summary>
    OutsideTerritory,

    /// <summary>The figure is another source's, or would disclose others'.</summary>
    OthersFigures,
}

namespace Telemetry.Doctor.Diagnoses;

/// <summary>What arithmetic says of a relation.</summary>
public enum Verdict
{
    /// <summary>It holds within what is printed.</summary>
    Holds,

    /// <summary>It holds if something that is not printed, or only loosely, is what the diagnosis says: a population, a base, cut-off digits.</summary>
    HoldsOnlyIf,

    /// <summary>No values within what is printed make it hold.</summary>
    Fails,
}

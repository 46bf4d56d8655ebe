using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Relations;

/// <summary>Judges relations whatever their numbers are.</summary>
internal static class RelationJudge
{
    /// <summary>What arithmetic says; null where there is nothing to say, or the numbers are too large to be computed with.</summary>
    public static Verdict? Judge(Relation relation, IFigures figures)
    {
        try
        {
            return relation.Judge(figures);
        }
        catch (ArithmeticException)
        {
            // Somebody wrote a number of twenty digits: nothing is then said of it.
            return null;
        }
    }

    /// <summary>The verdict in words; null where the numbers are too large to be computed with.</summary>
    public static Diagnosis? Describe(Relation relation, RelationScope scope)
    {
        try
        {
            return relation.Describe(scope);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}

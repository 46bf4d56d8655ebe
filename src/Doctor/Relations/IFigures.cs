namespace Telemetry.Doctor.Relations;

/// <summary>What each number of the report can stand for, by its id.</summary>
internal interface IFigures
{
    /// <summary>What the number can stand for.</summary>
    Figure this[int number] { get; }

    /// <summary>Whether the number is a count with a fraction, which nothing can be added up with.</summary>
    bool IsUnusable(int number);
}

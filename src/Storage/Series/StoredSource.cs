using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series;

/// <summary>
/// The names under which a source's values are stored: its figures under its code, its plans and what it has published itself beside
/// them, under <c>plan:</c> and <c>published:</c> + its code. Codes of sources have no colon.
/// </summary>
public static class StoredSource
{
    private const string PlanPrefix = "plan:";
    private const string PublishedPrefix = "published:";

    /// <summary>The stored name of what a source sent.</summary>
    public static string Of(SubmissionKind kind, string source) => kind switch
    {
        SubmissionKind.Plan => PlanPrefix + source,
        SubmissionKind.Published => PublishedPrefix + source,
        _ => source,
    };

    /// <summary>Whether a stored name is that of figures, which alone are ever counted.</summary>
    public static bool IsFigures(string stored) => !IsPlan(stored) && !IsPublished(stored);

    /// <summary>Whether a stored name is that of plans.</summary>
    public static bool IsPlan(string stored) => stored.StartsWith(PlanPrefix, StringComparison.Ordinal);

    /// <summary>Whether a stored name is that of what a source has published itself.</summary>
    public static bool IsPublished(string stored) => stored.StartsWith(PublishedPrefix, StringComparison.Ordinal);

    /// <summary>The source whose values are stored under that name.</summary>
    public static string Sender(string stored) => IsPlan(stored) ? stored[PlanPrefix.Length..]
        : IsPublished(stored) ? stored[PublishedPrefix.Length..]
        : stored;
}

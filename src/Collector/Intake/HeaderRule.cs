using System.Buffers;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Collector.Rights;
using Telemetry.Collector.Security;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What must hold of a submission before any cell is looked at. Pure but for the clock.</summary>
public sealed class HeaderRule(Catalogue.Catalogue catalogue, TimeProvider time)
{
    /// <summary>Characters of a submission id, at most.</summary>
    public const int LongestId = 128;

    private const int LongestReason = 1000;
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-");

    /// <summary>
    /// Whether the refusal hangs on the day or the catalogue and not on the submission alone: the same may have been taken before, and
    /// whoever lost that answer must not be told that it was refused.
    /// </summary>
    public static bool MayHavePassedBefore(IntakeFault fault) => fault is IntakeFault.FuturePeriod or IntakeFault.SourceNotActive or IntakeFault.PlanNotAllowed or IntakeFault.PublishedNotAllowed;

    /// <summary>Checks the header for a sender; gives source and period, or the refusal.</summary>
    public IntakeRefusal? Check(SubmissionHeader header, Credential credential, out Source source, out Period period)
    {
        source = null!;
        period = default;
        if (credential.Role != CredentialRole.Operator || credential.Source is null)
        {
            return new(IntakeFault.WrongRole, "", $"a credential with the role {credential.Role} hands in no figures; use a source's own key");
        }

        if (header.SubmissionId.Length is 0 or > LongestId || header.SubmissionId.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            return new(IntakeFault.BadSubmissionId, "submission_id", $"'{Quote(header.SubmissionId)}' is no submission id; expected 1 to 128 characters of A-Z a-z 0-9 . _ : / -");
        }

        if (!Period.TryParse(header.Period, out period))
        {
            return new(IntakeFault.BadPeriod, "period", $"'{Quote(header.Period)}' is no period; expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");
        }

        if (header.Kind > (ulong)SubmissionKind.Published)
        {
            return new(IntakeFault.BadShape, "kind", string.Create(CultureInfo.InvariantCulture, $"{header.Kind} is no kind; expected 0 (figures), 1 (plan) or 2 (published)"));
        }

        if (header.Reason.Length > LongestReason || header.Reason.Any(char.IsControl))
        {
            return new(IntakeFault.BadReason, "reason", $"the reason has {header.Reason.Length.ToString(CultureInfo.InvariantCulture)} characters or control characters; expected at most 1,000 and none");
        }

        if (header.Source.Length > 0 && header.Source != credential.Source)
        {
            return new(IntakeFault.OtherSource, "source", $"'{Quote(header.Source)}' is not the credential's source; expected '{credential.Source}' or nothing");
        }

        return CheckSource(header, credential.Source, period, out source);
    }

    private IntakeRefusal? CheckSource(SubmissionHeader header, string code, Period period, out Source source)
    {
        if (!catalogue.Sources.TryGetValue(code, out source!))
        {
            return new(IntakeFault.SourceNotActive, "source", $"the credential's source '{code}' is not in the catalogue; the service's host has to add it");
        }

        var isPlan = header.Kind == (ulong)SubmissionKind.Plan;
        if (isPlan && !ReportingRight.MayPlan(source))
        {
            return new(IntakeFault.PlanNotAllowed, "kind", $"plans come from departments and the ministry; {source.Name} sends figures");
        }

        if (header.Kind == (ulong)SubmissionKind.Published && !ReportingRight.MayPublish(source))
        {
            return new(IntakeFault.PublishedNotAllowed, "kind", $"published values come from departments, the ministry and the statistics office; {source.Name} sends figures");
        }

        var today = VietnamTime.DayOf(time.GetUtcNow());
        if (!isPlan && period.First > today)
        {
            return new(IntakeFault.FuturePeriod, "period", string.Create(CultureInfo.InvariantCulture, $"{period} starts after today ({today:yyyy-MM-dd} in Vietnam); only plans may lie ahead"));
        }

        return source.ValidFrom > period.Last || source.ValidTo < period.First
            ? new(IntakeFault.SourceNotActive, "period", $"{source.Name} did not exist in {period}")
            : null;
    }

    /// <summary>The beginning of what a sender wrote, fit to be shown.</summary>
    internal static string Quote(string text)
    {
        var shown = text.Length <= 40 ? text : text[..40] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}

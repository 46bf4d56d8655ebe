using System.Text.RegularExpressions;
using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Aggregator.Publication;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Text;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Tests.Json;

public sealed partial class PublicNamesTests
{
    private static readonly NoteText Notes = new(new Words(DefaultCatalogue.Instance, Language.Vietnamese));
    private static readonly NoteText EnglishNotes = new(new Words(DefaultCatalogue.Instance, Language.English));

    [Fact]
    public void Every_member_of_a_closed_list_has_a_name_of_its_own()
    {
        Complete<FigureStatus>(PublicNames.Of);
        Complete<CompletenessStatus>(PublicNames.Of);
        Complete<FigureForm>(PublicNames.Of);
        Complete<Provenance>(PublicNames.Of);
        Complete<SourceKind>(PublicNames.Of);
        Complete<FigureReasonCode>(PublicNames.Of);
        Complete<FigureNoteCode>(PublicNames.Of);
        Complete<FindingState>(PublicNames.Of);
        Complete<FindingEventKind>(PublicNames.Of);
        Complete<CheckSeverity>(PublicNames.Of);
        Complete<CheckRuleKind>(PublicNames.Of);
        Complete<EditClass>(PublicNames.Of);
        Complete<SubmissionKind>(PublicNames.Of);
        Complete<Agreement>(PublicNames.Of);
        Complete<CauseKind>(PublicNames.Of);
        Complete<PrintFit>(PublicNames.Of);
        Complete<SecondValueKind>(PublicNames.Of);
        Complete<RestatementReason>(PublicNames.Of);
        Complete<ProposalState>(PublicNames.Of);
    }

    [Fact]
    public void An_editions_file_writes_states_and_reasons_as_the_interface_does()
    {
        foreach (var reason in Enum.GetValues<FigureReasonCode>())
        {
            var row = new EditionRow { Item = "subscribers.mobile", Area = DefaultCatalogue.BacGiang.Key, Operator = "all", Period = Period.Month(2013, 6), Status = FigureStatus.Missing, Reason = reason, Unit = "%" };
            var content = EditionContent.Write(new EditionHead(row.Area, row.Period, 1, IsOutside: false, 1, new string('0', 64)), [row]);

            Assert.EndsWith($",{PublicNames.Of(FigureStatus.Missing)},{PublicNames.Of(reason)},,%\n", System.Text.Encoding.UTF8.GetString(content.Bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_note_and_reason_is_worded_in_both_languages()
    {
        Assert.All(Enum.GetValues<FigureNoteCode>(), c => Worded(Notes.Note(FigureNote.Of(c)), EnglishNotes.Note(FigureNote.Of(c)), FigureNote.Of(c).English));
        Assert.All(Enum.GetValues<FigureReasonCode>(), c => Worded(Notes.Reason(FigureReason.Of(c)), EnglishNotes.Reason(FigureReason.Of(c)), FigureReason.Of(c).English));
    }

    [Fact]
    public void A_note_names_things_instead_of_their_codes()
    {
        var note = FigureNote.Of(FigureNoteCode.DenominatorOlder, "metric", "population.average", "period", "2014", "used", "2013");

        Assert.Equal("Mẫu số “Dân số trung bình” là số liệu năm 2013, cũ hơn kỳ của tử số (năm 2014).", Notes.Note(note));
        Assert.Equal("The denominator “Average population of the year” is of 2013, older than the numerator (2014).", EnglishNotes.Note(note));
    }

    // The default wording has codes; a page names things.
    private static void Worded(string vietnamese, string english, string byDefault)
    {
        Assert.NotEmpty(vietnamese);
        Assert.NotEqual(byDefault, vietnamese);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.All(english, letter => Assert.True(letter < 0x100 || letter is '“' or '”', english));
    }

    private static void Complete<T>(Func<T, string> name)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().Select(name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.Matches(CamelCase(), n));
    }

    [GeneratedRegex("^[a-z][A-Za-z]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CamelCase();
}

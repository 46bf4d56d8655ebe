using System.Text.RegularExpressions;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Json;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;
using Telemetry.Doctor.Wording;

namespace Telemetry.Doctor.Tests.Json;

public sealed partial class DoctorNamesTests
{
    [Fact]
    public void Every_member_of_a_closed_list_has_a_name_of_its_own()
    {
        Complete<DiagnosisKind>(DoctorNames.Of);
        Complete<DiagnosisMark>(DoctorNames.Of);
        Complete<Verdict>(DoctorNames.Of);
        Complete<NumberRole>(DoctorNames.Of);
        Complete<NumberWording>(DoctorNames.Of);
        Complete<NumberStyle>(DoctorNames.Of);
        Complete<ComparisonKind>(DoctorNames.Of);
        Complete<Confidence>(DoctorNames.Of);
    }

    [Theory]
    [InlineData("swapped_digits", "swappedDigits")]
    [InlineData("land_area", "landArea")]
    [InlineData("total", "total")]
    public void A_word_of_the_engine_is_written_as_every_other_name(string word, string name) => Assert.Equal(name, DoctorNames.Of(word));

    [Fact]
    public void Everything_that_is_shown_to_people_is_worded_in_both_languages()
    {
        Assert.All(Enum.GetValues<DiagnosisKind>().Select(DoctorNames.Of), n => Worded(DiagnosisWording.OfKind(n), n));
        Assert.All(Enum.GetValues<Verdict>().Select(DoctorNames.Of), n => Worded(DiagnosisWording.OfVerdict(n), n));
        Assert.All(Enum.GetValues<Confidence>().Select(DoctorNames.Of), n => Worded(DiagnosisWording.OfConfidence(n), n));
        Assert.All(Enum.GetValues<DiagnosisMark>().Select(DoctorNames.Of), n => Worded(DiagnosisWording.OfMark(n), n));
        string[] slips = ["swapped_digits", "lost_zero", "gained_zero", "decimal_mark", "factor_ten", "thousands", "rounded_thousands", "swapped_distant_digits", "one_digit"];
        Assert.All(slips.Select(DoctorNames.Of), n => Worded(DiagnosisWording.OfSlip(n), n));
    }

    [Fact]
    public void A_word_that_is_not_known_yet_is_shown_as_it_is() => Assert.Equal("newKind", DiagnosisWording.OfKind("newKind").Vietnamese);

    [Theory]
    [InlineData(0, 0, "mends this relation")]
    [InlineData(1, 0, "mends this and 1 other relation")]
    [InlineData(2, 1, "mends this and 2 other relations, breaks 1 that holds")]
    public void What_an_edit_does_is_counted(int alsoMends, int breaks, string english) => Assert.Equal(english, DiagnosisWording.Effect(alsoMends, breaks).English);

    private static void Worded(Sentence words, string name)
    {
        Assert.NotEqual(name, words.Vietnamese);
        Assert.NotEqual(words.Vietnamese, words.English);
    }

    private static void Complete<T>(Func<T, string> name)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().Select(name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.Matches(CamelCase(), n));
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CamelCase();
}

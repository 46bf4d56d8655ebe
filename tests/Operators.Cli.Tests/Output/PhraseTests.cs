using System.Reflection;
using System.Text.RegularExpressions;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests.Output;

public sealed partial class PhraseTests
{
    // Of every room, also of those to come.
    public static TheoryData<string> Phrases => [.. Fields().Select(f => $"{f.DeclaringType!.Name}.{f.Name}")];

    [Theory]
    [InlineData("phải là số nguyên | a count must be whole", "phải là số nguyên", "a count must be whole")]
    [InlineData("a count must be whole", "a count must be whole", "a count must be whole")]
    [InlineData("a | b | c", "a | b | c", "a | b | c")]
    public void What_the_service_says_in_both_languages_is_said_in_the_one_asked_for(string text, string vietnamese, string english) =>
        Assert.Equal(new Phrase(vietnamese, english), Phrase.OfBoth(text));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_is_there_in_both_languages_with_the_same_values(string name)
    {
        var phrase = (Phrase)Fields().Single(f => $"{f.DeclaringType!.Name}.{f.Name}" == name).GetValue(null)!;

        Assert.False(string.IsNullOrWhiteSpace(phrase.Vietnamese));
        Assert.False(string.IsNullOrWhiteSpace(phrase.English));
        Assert.Equal(Places(phrase.English), Places(phrase.Vietnamese));
        Assert.True(phrase.Vietnamese.IsNormalized(), "Vietnamese is written in its composed form");
        Assert.DoesNotContain(phrase.English, c => c is >= '\u00c0' and <= '\u1eff');
        Assert.Equal(phrase.Vietnamese, VisibleText.Of(phrase.Vietnamese));
        Assert.Equal(phrase.English, VisibleText.Of(phrase.English));
    }

    [Fact]
    public void Phrases_stand_in_the_words_file_of_their_room() =>
        Assert.All(Fields(), f => Assert.EndsWith("Words", f.DeclaringType!.Name, StringComparison.Ordinal));

    [Fact]
    public void Values_are_written_as_the_language_does()
    {
        var phrase = new Phrase("{0} ô, {1}, {2}, {3}", "{0} cells, {1}, {2}, {3}");
        object?[] values = [1_795_720, 160.21m, new DateOnly(2013, 6, 30), new DateTimeOffset(2026, 3, 15, 20, 0, 0, TimeSpan.Zero)];

        Assert.Equal("1.795.720 ô, 160,21, 30/06/2013, 16/03/2026 03:00:00", phrase.In(Language.Vietnamese, values));
        Assert.Equal("1,795,720 cells, 160.21, 2013-06-30, 2026-03-16 03:00:00 +07:00", phrase.In(Language.English, values));
    }

    [Fact]
    public void A_value_is_never_taken_for_a_place_or_for_control() =>
        Assert.Equal("<U+001B>]0;{1}<U+0007> b", new Phrase("{0} {1}", "{0} {1}").In(Language.English, "\u001b]0;{1}\a", "b"));

    private static IEnumerable<FieldInfo> Fields() => typeof(Phrase).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(f => f.FieldType == typeof(Phrase));

    private static string[] Places(string text) => [.. Place.Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place { get; }
}

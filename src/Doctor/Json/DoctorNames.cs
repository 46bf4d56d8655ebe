using System.Diagnostics;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Json;

/// <summary>
/// The closed lists of the document, written out: renaming something inside the product must not rename it outside. camelCase as everywhere in the public JSON. A test
/// holds them complete.
/// </summary>
public static class DoctorNames
{
    /// <summary>Which relation was looked at.</summary>
    public static string Of(DiagnosisKind kind) => kind switch
    {
        DiagnosisKind.TotalAndParts => "totalAndParts",
        DiagnosisKind.TableTotal => "tableTotal",
        DiagnosisKind.PartOfWhole => "partOfWhole",
        DiagnosisKind.ShareAndBase => "shareAndBase",
        DiagnosisKind.RatioAndBase => "ratioAndBase",
        DiagnosisKind.TwoDenominators => "twoDenominators",
        DiagnosisKind.CompletionAndPlan => "completionAndPlan",
        DiagnosisKind.GrowthAndBase => "growthAndBase",
        DiagnosisKind.GrowthOfParts => "growthOfParts",
        DiagnosisKind.PrintedTwice => "printedTwice",
        DiagnosisKind.AgainstLedger => "againstLedger",
        DiagnosisKind.PossibleValue => "possibleValue",
        _ => throw Unnamed(kind),
    };

    /// <summary>What arithmetic says.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.HoldsOnlyIf => "holdsOnlyIf",
        Verdict.Fails => "fails",
        _ => throw Unnamed(verdict),
    };

    /// <summary>What else there is to say.</summary>
    public static string Of(DiagnosisMark mark) => mark switch
    {
        DiagnosisMark.OnlyRounded => "onlyRounded",
        DiagnosisMark.OnlyTruncated => "onlyTruncated",
        DiagnosisMark.WrongDirection => "wrongDirection",
        DiagnosisMark.CappedAt100 => "cappedAt100",
        DiagnosisMark.CrossesThreshold => "crossesThreshold",
        DiagnosisMark.TwoDenominators => "twoDenominators",
        DiagnosisMark.NotWhole => "notWhole",
        DiagnosisMark.MixedSeparators => "mixedSeparators",
        DiagnosisMark.BaseNotPrinted => "baseNotPrinted",
        DiagnosisMark.OtherVintage => "otherVintage",
        _ => throw Unnamed(mark),
    };

    /// <summary>What a number says of its subject.</summary>
    public static string Of(NumberRole role) => role switch
    {
        NumberRole.Unknown => "unknown",
        NumberRole.Actual => "actual",
        NumberRole.Plan => "plan",
        NumberRole.Completion => "completion",
        NumberRole.Growth => "growth",
        NumberRole.RatioToBase => "ratioToBase",
        NumberRole.Change => "change",
        NumberRole.Share => "share",
        _ => throw Unnamed(role),
    };

    /// <summary>What the words say of a number's exactness.</summary>
    public static string Of(NumberWording wording) => wording switch
    {
        NumberWording.Plain => "plain",
        NumberWording.MoreThan => "moreThan",
        NumberWording.LessThan => "lessThan",
        NumberWording.About => "about",
        NumberWording.Estimated => "estimated",
        NumberWording.AtLeast => "atLeast",
        NumberWording.AtMost => "atMost",
        _ => throw Unnamed(wording),
    };

    /// <summary>How digits were read.</summary>
    public static string Of(NumberStyle style) => style switch
    {
        NumberStyle.Vietnamese => "vietnamese",
        NumberStyle.English => "english",
        NumberStyle.Plain => "plain",
        _ => throw Unnamed(style),
    };

    /// <summary>Which kind of base is printed.</summary>
    public static string Of(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Period => "period",
        ComparisonKind.YearBefore => "yearBefore",
        ComparisonKind.Plan => "plan",
        _ => throw Unnamed(kind),
    };

    /// <summary>How sure a reading is.</summary>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Possible => "possible",
        Confidence.Likely => "likely",
        Confidence.Certain => "certain",
        _ => throw Unnamed(confidence),
    };

    /// <summary>A word of the engine's own closed lists (<see cref="ProposedEdit.Slip"/>, <see cref="NumberUse.As"/>, <see cref="ImpliedValue.What"/>): swapped_digits is swappedDigits.</summary>
    public static string Of(string word)
    {
        var parts = word.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
    }

    private static UnreachableException Unnamed<T>(T value)
        where T : struct, Enum => new($"{typeof(T).Name}.{value} has no name outside");
}

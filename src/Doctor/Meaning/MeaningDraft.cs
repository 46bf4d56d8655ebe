using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>A number while its meaning is being found.</summary>
/// <param name="number">As it is printed.</param>
/// <param name="span">Its digits in the plain text.</param>
/// <param name="phraseEnd">The position behind its unit in the plain text.</param>
internal sealed class MeaningDraft(PrintedNumber number, TextSpan span, int phraseEnd)
{
    public PrintedNumber Number { get; } = number;

    public TextSpan Span { get; } = span;

    public int PhraseEnd { get; } = phraseEnd;

    public NumberRole Role { get; set; }

    public string? Item { get; set; }

    public string Subject { get; set; } = "";

    public string? Source { get; set; }

    public Area? Area { get; set; }

    public Period? Period { get; set; }

    public ComparisonBase? Base { get; set; }

    public int? Of { get; set; }

    public PartOf? Whole { get; set; }

    public Confidence Confidence { get; set; }

    /// <summary>Where the phrase stands that named the item; null where none did.</summary>
    public int? HitStart { get; set; }

    /// <summary>The words right before the number.</summary>
    public string OwnWords { get; set; } = "";

    /// <summary>Whether the words say that these are new ones: phát triển mới.</summary>
    public bool IsIncrease { get; set; }

    /// <summary>Whether the words say that it fell: giảm 25,4%.</summary>
    public bool IsFall { get; set; }

    /// <summary>Whether it is what a per cent before it compares with, and so no part of anything: so với năm 2018 (198 tỷ đồng).</summary>
    public bool IsBase { get; set; }

    /// <summary>The number before the stroke, where this one stands behind it: 684.959/1.721.878.</summary>
    public MeaningDraft? Pair { get; set; }

    /// <summary>Whether it is printed as a per cent.</summary>
    public bool IsPercent => Number.Unit == "%";

    /// <summary>The number with its meaning; a fall negative.</summary>
    public LabelledNumber Labelled() => new()
    {
        Number = IsFall && Number.Value > 0 ? Negated() : Number,
        Role = Role,
        Item = Item,
        Subject = Subject,
        Source = Source,
        Area = Area,
        Period = Period,
        Base = Base,
        Of = Of,
        Whole = Whole,
        Confidence = Confidence,
    };

    private PrintedNumber Negated() => Number with
    {
        Value = -Number.Value,
        OtherReadings = [.. Number.OtherReadings.Select(r => r with { Value = -r.Value })],
        IfRounded = Number.IfRounded.Negated(),
        IfTruncated = Number.IfTruncated.Negated(),
    };
}

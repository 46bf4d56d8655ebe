using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>What is the same for all of a report while its numbers are being labelled. Used on one thread.</summary>
internal sealed class ReportContext(Catalogue.Catalogue catalogue, TermIndex terms, ItemKinds kinds, PlainText plain, Period? period, Area? area)
{
    /// <summary>The catalogue.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    /// <summary>Its phrases.</summary>
    public TermIndex Terms { get; } = terms;

    /// <summary>Its items' relatives.</summary>
    public ItemKinds Kinds { get; } = kinds;

    /// <summary>The report.</summary>
    public PlainText Plain { get; } = plain;

    /// <summary>Its own period; null where it is not known.</summary>
    public Period? Period { get; } = period;

    /// <summary>The unit that it is about; null where it is not known.</summary>
    public Area? Area { get; } = area;

    /// <summary>A piece of the report as it was given.</summary>
    public string Original(int start, int end)
    {
        var span = FieldSplitter.Trim(Plain.Text, start, end);
        var original = Plain.ToOriginal(span);
        return Plain.Original.Substring(original.Start, original.Length);
    }
}

using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>A report of which every number has been given its meaning. Immutable.</summary>
/// <param name="Document">The report.</param>
/// <param name="Numbers">By <see cref="PrintedNumber.Id"/>.</param>
/// <param name="Tables">What rows and columns of the tables are, by their place in the document.</param>
/// <param name="Area">The unit it is about, as given or as named in it; null where neither.</param>
/// <param name="Period">The period it is about, likewise.</param>
public sealed record LabelledReport(
    ReportDocument Document, IReadOnlyList<LabelledNumber> Numbers, IReadOnlyList<LabelledTable> Tables, Area? Area, Period? Period);

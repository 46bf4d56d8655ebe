using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Publication;

/// <summary>Units and periods with what is published of them.</summary>
/// <param name="Periods">The columns, the earliest first; at least one.</param>
/// <param name="Lines">A row for each unit, with a cell for each period; null where there was no such unit.</param>
public sealed record PublicationTable(IReadOnlyList<Period> Periods, IReadOnlyList<IReadOnlyList<PublicationCell?>> Lines);

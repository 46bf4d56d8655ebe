using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>Whose obligations a caller is shown, and where.</summary>
/// <param name="Areas">Units with all that they cover.</param>
/// <param name="Sources">Codes of the sources; null: all.</param>
internal sealed record CompletenessScope(IReadOnlyList<Area> Areas, IReadOnlySet<string>? Sources);

using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Decides which item a phrase means for a number of that unit, by what stands around. Used on one thread.</summary>
internal sealed class ItemResolver(ReportContext report)
{
    private const int MostKept = 2_000;

    private readonly Dictionary<(TextSpan, string), bool> _within = [];

    /// <summary>The item, and how sure; null where the phrase means none of that unit or several at once.</summary>
    public (string Item, Confidence Confidence)? Resolve(TermHit hit, string? unit, IReadOnlyList<TextSpan> scopes)
    {
        var found = hit.Terms.Where(t => !t.IsSource)
            .Select(t => (Term: t, Item: unit == "%" ? t.Code : report.Kinds.InUnit(t.Code, unit)))
            .Where(t => t.Item is not null)
            .ToList();
        var sure = hit.IsExact ? Confidence.Certain : Confidence.Likely;
        var direct = found.Where(t => t.Term.Within.Length == 0).Select(t => t.Item!).Distinct().ToList();
        if (direct.Count > 0)
        {
            return direct.Count == 1 ? (direct[0], sure) : null;
        }

        for (var i = 0; i < scopes.Count && found.Count > 0; i++)
        {
            var near = found.Where(t => Stands(scopes[i], t.Term.Within)).ToList();

            // "bưu chính viễn thông" holds "viễn thông": the longer phrase is meant.
            var items = near.Where(t => !near.Exists(o => o.Term.Within.Length > t.Term.Within.Length && o.Term.Within.Contains(t.Term.Within, StringComparison.OrdinalIgnoreCase)))
                .Select(t => t.Item!).Distinct().ToList();
            if (items.Count > 0)
            {
                return items.Count == 1 ? (items[0], i == 0 ? sure : Confidence.Likely) : null;
            }
        }

        return null;
    }

    private bool Stands(TextSpan scope, string within)
    {
        if (_within.Count > MostKept)
        {
            _within.Clear();
        }

        if (!_within.TryGetValue((scope, within), out var stands))
        {
            stands = Phrases.Any(report.Plain.Text, scope.Start, scope.End, within.ToLowerInvariant());
            _within.Add((scope, within), stands);
        }

        return stands;
    }
}

namespace Telemetry.Storage.Ledger;

/// <summary>Proves a ledger: each segment that is there by itself, then that they are one ledger. The last segment has every header, so the chain is always proved.</summary>
internal sealed class LedgerVerifier(string folder, int year, EntryReaderPool readers)
{
    private string ActiveFile => LedgerFiles.Segment(year);

    /// <summary>Everything.</summary>
    public VerificationReport Verify(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerSegment> segments;
        try
        {
            segments = readers.With(year, static (reader, _) => reader.Segments, 0);
        }
        catch (Exception e) when (SegmentVerifier.IsUnreadable(e))
        {
            return Unreadable(ActiveFile);
        }

        var entries = 0L;
        var archived = new List<LedgerSegment>();
        foreach (var segment in segments)
        {
            if (!File.Exists(Path.Combine(folder, segment.File)))
            {
                if (archived.Count < segments.TakeWhile(s => s != segment).Count())
                {
                    return Report(new LedgerFault(segment.First, LedgerFaultKind.SegmentMissing, segment.File));
                }

                archived.Add(segment);
                continue;
            }

            var report = VerifySegment(segment, progress, cancellationToken);
            entries += report.Entries;
            if (report.Fault is { } fault)
            {
                return Report(fault);
            }
        }

        return Report(FindStranger(segments));

        VerificationReport Report(LedgerFault? fault) => archived.Count == 0 ? new(entries, fault) : new(entries, fault) { Archived = archived };
    }

    /// <summary>The last entries, and whether the closed segments belong to this ledger.</summary>
    public VerificationReport VerifyTail(int entries)
    {
        try
        {
            var segments = readers.With(year, static (reader, _) => reader.Segments, 0);
            var belongs = segments.Where(s => s.Year != year && File.Exists(Path.Combine(folder, s.File))).Select(CheckBelongs).FirstOrDefault(f => f is not null);
            return (belongs ?? FindStranger(segments)) is { } fault ? new VerificationReport(0, fault) : readers.With(
                year,
                static (reader, entries) => SegmentVerifier.Verify(reader, Math.Max(1, reader.Head().Sequence - entries + 1), countAll: false, progress: null, CancellationToken.None),
                entries);
        }
        catch (Exception e) when (SegmentVerifier.IsUnreadable(e))
        {
            return Unreadable(ActiveFile);
        }
    }

    /// <summary>One segment that is there.</summary>
    public VerificationReport VerifySegment(LedgerSegment segment, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var ask = (progress, cancellationToken);
            if (segment.Year == year)
            {
                return readers.With(year, static (reader, ask) => SegmentVerifier.Verify(reader, 1, countAll: true, ask.progress, ask.cancellationToken), ask);
            }

            var report = readers.WithClosed(segment, static (reader, ask) => SegmentVerifier.Verify(reader, 1, countAll: true, ask.progress, ask.cancellationToken), ask);
            return report.Fault is null ? report with { Fault = CheckBelongs(segment) } : report;
        }
        catch (Exception e) when (SegmentVerifier.IsUnreadable(e))
        {
            return Unreadable(segment.File);
        }
    }

    private static VerificationReport Unreadable(string file) => new(0, new LedgerFault(0, LedgerFaultKind.Unreadable, file));

    // Its last entry's hash is a hash of all before it.
    private LedgerFault? CheckBelongs(LedgerSegment segment)
    {
        try
        {
            var head = readers.WithClosed(segment, static (reader, _) => reader.Head(), 0);
            var expected = segment.Last == 0 ? LedgerHead.Empty.Hash : readers.With(year, static (reader, last) => reader.Header(last), segment.Last)?.Hash;
            return head.Sequence < segment.Last ? new LedgerFault(head.Sequence + 1, LedgerFaultKind.Missing, segment.File)
                : head.Sequence > segment.Last || expected is null || !expected.AsSpan().SequenceEqual(head.Hash) ? new LedgerFault(segment.First, LedgerFaultKind.Foreign, segment.File)
                : null;
        }
        catch (Exception e) when (SegmentVerifier.IsUnreadable(e))
        {
            return new LedgerFault(0, LedgerFaultKind.Unreadable, segment.File);
        }
    }

    // A year in the folder that the ledger never had.
    private LedgerFault? FindStranger(IReadOnlyList<LedgerSegment> segments)
    {
        var strangers = LedgerFiles.Years(folder).Where(y => y < year).Except(segments.Select(s => s.Year)).ToArray();
        return strangers.Length == 0 ? null : new LedgerFault(0, LedgerFaultKind.Foreign, LedgerFiles.Segment(strangers[0]));
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;
using Telemetry.Storage;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>
/// Writes reports into a folder: 1. nobody else may be writing there; 2. each report is made anew; 3. where it says what its last edition said, nothing is
/// written; 4. else its files get the next number, each whole before it has its name, and none ever takes the place of another; 5. the list of the period's
/// files is written. Thread-safe: one at a time.
/// </summary>
public sealed class ReportFolder : IDisposable
{
    private const string LockName = ".lock";

    // The schedule stands for the service itself: what it writes is everybody's figures in full.
    private static readonly Caller Everywhere = new() { CredentialId = "schedule", Role = CallerRole.Reader, IsEverywhere = true };
    private static readonly ReportFormat[] Formats = [ReportFormat.Xlsx, ReportFormat.Csv, ReportFormat.Html];

    private readonly Catalogue.Catalogue _catalogue;
    private readonly ReportService _reports;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<(Period Period, string Report, string Area), ReportEdition> _known = new();

    internal ReportFolder(IServiceProvider services)
    {
        _catalogue = services.GetRequiredService<Catalogue.Catalogue>();
        _reports = services.GetRequiredService<ReportService>();
        _time = services.GetRequiredService<TimeProvider>();
        _services = services;
    }

    /// <summary>The last edition of a report that this process has written or met; null where it has not.</summary>
    public ReportEdition? Find(Period period, string report, AreaKey area) => _known.GetValueOrDefault((period, report, area.ToString()));

    /// <summary>Writes the reports of a period, in Vietnamese, for each of the units.</summary>
    /// <param name="folder">The folder; it must be there: one that is made anew could hide a share that is away.</param>
    /// <param name="period">The period.</param>
    /// <param name="areas">The units.</param>
    /// <param name="cancellationToken">Ends it between two reports.</param>
    /// <returns>How many reports were written, each with all its files.</returns>
    /// <exception cref="IOException">The folder is away, full, or in use by another process.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="InvalidDataException">The list of files is not as it was written.</exception>
    public async Task<int> WriteAsync(string folder, Period period, IReadOnlyList<Area> areas, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(folder))
            {
                throw new DirectoryNotFoundException($"{folder} is not there");
            }

            await using var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var periodFolder = Path.Combine(folder, ReportFileNames.FolderOf(period));
            WholeFile.CreateFolder(periodFolder);
            WholeFile.RemoveUnfinished(periodFolder);
            var index = ReportIndex.Read(periodFolder, period);
            foreach (var edition in index.Last)
            {
                _known[(period, edition.Report, edition.Area)] = edition;
            }

            var written = 0;
            foreach (var area in areas)
            {
                written += await WriteAsync(periodFolder, index, period, area, cancellationToken);
            }

            return written;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<int> WriteAsync(string periodFolder, ReportIndex index, Period period, Area area, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var report in _catalogue.Reports.Where(r => r.Grains.Contains(period.Grain)))
        {
            var request = new ReportRequest(report.Code, area.Key.ToString(), period.ToString(), "vi", AsOf: null);
            if (!(await _reports.AnswerAsync(Everywhere, request, cancellationToken)).TryGet(out var document, out var fault))
            {
                throw new IOException($"{report.Code} of {area.Key}, {period} cannot be made: {fault.Detail}");
            }

            var content = ReportContentHash.Of(document);
            var last = index.Find(report.Code, area.Key);
            if (last?.Content != content)
            {
                await WriteAsync(periodFolder, index, document, content, last?.Edition ?? 0);
                written++;
            }
        }

        if (written > 0)
        {
            index.Write();
            foreach (var edition in index.Last.Where(e => e.Area == area.Key.ToString()))
            {
                _known[(period, edition.Report, edition.Area)] = edition;
            }
        }

        return written;
    }

    private async Task WriteAsync(string periodFolder, ReportIndex index, ReportDocument document, string content, int last)
    {
        var unit = ReportFileNames.FolderOf(document.Area);
        var folder = Path.Combine(periodFolder, unit);
        WholeFile.CreateFolder(folder);
        var files = new List<(string Extension, byte[] Content)>();
        foreach (var format in Formats)
        {
            files.Add((format.Name, (await ReportFile.RenderAsync(document, format, _services, isDemo: false, isAlone: true)).Content));
        }

        // Files without a line in the list are of a run that was cut off: the same bytes are taken in, others are left to lie under their number.
        var number = last + 1;
        while (files.Exists(f => IsTaken(Path.Combine(folder, ReportFileNames.FileOf(document.Report.Code, number, f.Extension)), f.Content)))
        {
            number++;
        }

        var edition = new ReportEdition(
            document.Report.Code, document.Area.Key.ToString(), number, document.Position, VietnameseFormat.Time(_time.GetUtcNow()), content);
        foreach (var (extension, bytes) in files)
        {
            var name = ReportFileNames.FileOf(document.Report.Code, number, extension);
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                WholeFile.Write(path, bytes, mayReplace: false);
            }

            index.Add(document, edition, string.Create(CultureInfo.InvariantCulture, $"{unit}/{name}"), bytes);
        }
    }

    private static bool IsTaken(string path, byte[] content) => File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
}

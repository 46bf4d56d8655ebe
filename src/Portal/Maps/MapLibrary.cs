using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps;

/// <summary>
/// The drawings that there are: the package's provinces, and what the host imported. An import is seen by the next question, since each looks at
/// the files' times. Thread-safe.
/// </summary>
internal sealed partial class MapLibrary(Catalogue.Catalogue catalogue, MapOptions options, ILogger<MapLibrary> logger)
{
    private readonly Lazy<MapDrawing?> _provinces = new(() => ProvinceDrawing.Load(catalogue));
    private readonly ConcurrentDictionary<string, Known> _files = new(StringComparer.Ordinal);

    /// <summary>Differs whenever the imported files do; null: they cannot be looked at.</summary>
    public long? State
    {
        get
        {
            try
            {
                return Directory.Exists(options.Folder)
                    ? new DirectoryInfo(options.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => (long)HashCode.Combine(f.FullName, f.LastWriteTimeUtc, f.Length))
                    : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>The drawing for units of that level below one, on a day; null where there is none.</summary>
    public MapDrawing? Find(Area parent, AreaLevel level, DateOnly day) => level == AreaLevel.Province ? _provinces.Value : Imported(parent, level, day);

    // The newest that had begun by then; before all of them the oldest, whose unchanged units were there already.
    private MapDrawing? Imported(Area parent, AreaLevel level, DateOnly day)
    {
        if (options.Folder is not { } folder || parent.AtLevel(AreaLevel.Province) is not { } province)
        {
            return null;
        }

        try
        {
            var maps = MapFile.List(folder, province.Key, level);
            return maps.Count == 0 ? null : Read((maps.LastOrDefault(m => m.Day <= day) is { File: not null } begun ? begun : maps[0]).File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotRead(province.Key, e);
            return null;
        }
    }

    private MapDrawing? Read(FileInfo file)
    {
        if (_files.TryGetValue(file.FullName, out var known) && known.Written == file.LastWriteTimeUtc && known.Length == file.Length)
        {
            return known.Drawing;
        }

        MapDrawing? drawing = null;
        try
        {
            drawing = MapFile.Read(file);
        }
        catch (InvalidDataException e)
        {
            Broken(file.FullName, e.Message);
        }

        _files[file.FullName] = new Known(file.LastWriteTimeUtc, file.Length, drawing);
        return drawing;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The map {File} cannot be used, tiles are shown instead: {Problem}")]
    private partial void Broken(string file, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The maps of {Unit} cannot be read, tiles are shown instead")]
    private partial void NotRead(AreaKey unit, Exception e);

    private sealed record Known(DateTime Written, long Length, MapDrawing? Drawing);
}

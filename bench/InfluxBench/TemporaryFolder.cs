using System.Globalization;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.InfluxBench;

/// <summary>A folder for the embedded store, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("telemetry-bench-").FullName;

    /// <summary>A store in it.</summary>
    public EmbeddedSeriesStore OpenStore() => EmbeddedSeriesStore.Open(new() { Folder = _path });

    /// <summary>What it takes.</summary>
    public string Measure() => string.Create(CultureInfo.InvariantCulture, $"bytes on disk, log included: {Bytes(_path):N0}");

    /// <summary>Bytes of all files below a folder.</summary>
    public static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}

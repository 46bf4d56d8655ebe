namespace Telemetry.Storage.Tests.Series;

/// <summary>A folder of one test, removed afterwards.</summary>
internal sealed class SeriesFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetry-series-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

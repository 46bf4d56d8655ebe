using Telemetry.Collector.Evidence;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Demo;

/// <summary>A key for the demo's checkpoints, in a temporary folder that is gone afterwards: as a real one it lies outside the data folder, unlike a real one nobody should trust it.</summary>
internal sealed class DemoKey : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string _file;

    private DemoKey(DirectoryInfo folder, string file) => (_folder, _file) = (folder, file);

    /// <summary>Makes it.</summary>
    /// <exception cref="StartException">The data folder is that of temporary files, or the file cannot be written.</exception>
    public static DemoKey Create(string dataFolder)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-demo-");
        var key = new DemoKey(folder, Path.Combine(folder.FullName, "checkpoint-key.pem"));
        try
        {
            CheckpointKeyFile.Create(key._file, dataFolder).Dispose();
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The options with this key.</summary>
    public CollectorOptions AddTo(CollectorOptions options) => options with { Checkpoints = options.Checkpoints with { KeyFile = _file } };

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}

namespace Telemetry.Storage.Backups;

/// <summary>Sums bytes up over several files for whoever shows them.</summary>
internal sealed class ByteProgress(IProgress<long>? shown)
{
    private long _bytes;

    /// <summary>So many more were copied or read.</summary>
    public void Add(long bytes) => shown?.Report(_bytes += bytes);
}

using System.Text;
using Telemetry.Collector.Projection;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// The collector's catalogue as this process has it: a file in its data folder, so that it starts while the collector is down. It can be thrown away. Not
/// thread-safe but for <see cref="Replaced"/>.
/// </summary>
internal sealed class CatalogueCopy
{
    /// <summary>Name of the file: the version, 64 hex digits, then the files as the ledger keeps them.</summary>
    public const string FileName = "catalogue.copy";

    private const int VersionBytes = 64;

    private readonly string _path;
    private TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CatalogueCopy(string path) => _path = path;

    /// <summary>The catalogue; null while there is none.</summary>
    public Catalogue.Catalogue? Present { get; private set; }

    /// <summary>Ends when <see cref="Present"/> is another one.</summary>
    public Task Replaced => Volatile.Read(ref _replaced).Task;

    /// <summary>Reads the copy of a data folder, which is made where it is missing. One that is damaged, or of a later version's form, is none.</summary>
    public static CatalogueCopy Open(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var copy = new CatalogueCopy(Path.Combine(dataFolder, FileName));
        if (File.Exists(copy._path) && File.ReadAllBytes(copy._path) is { Length: > VersionBytes } bytes
            && CataloguePack.TryLoad(bytes[VersionBytes..], Encoding.ASCII.GetString(bytes, 0, VersionBytes), out var catalogue))
        {
            copy.Present = catalogue;
        }

        return copy;
    }

    /// <summary>Takes over another version; false where the bytes are not that, or of a form that this program does not know.</summary>
    public bool TryReplace(string version, byte[] packed)
    {
        if (!CataloguePack.TryLoad(packed, version, out var catalogue))
        {
            return false;
        }

        var next = _path + ".new";
        File.WriteAllBytes(next, [.. Encoding.ASCII.GetBytes(version), .. packed]);
        File.Move(next, _path, overwrite: true);
        Present = catalogue;
        Interlocked.Exchange(ref _replaced, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return true;
    }
}

using Telemetry.Collector.Hosting;
using Telemetry.Evidence;

namespace Telemetry.Collector.Evidence;

/// <summary>
/// The file of the key that checkpoints are signed with. Whoever can rewrite the ledger must not be able to sign it anew, so the key lies outside the data folder, by its real path too, and
/// is in no backup; and it is closed to everybody but its owner and his group, which is how Kubernetes mounts a secret.
/// </summary>
internal static class CheckpointKeyFile
{
    private const string Option = "--checkpoint-key";
    private const long LongestFile = 64 * 1024;
    private const UnixFileMode OwnersMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersMode = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Refused = OthersMode | UnixFileMode.GroupWrite;

    /// <summary>The key; null where no file is named.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataFolder">Where it must not lie.</param>
    /// <exception cref="StartException">It lies there, is open to others, cannot be read, or holds no such key. The text of the file is never said.</exception>
    public static CheckpointKey? Load(string? file, string dataFolder)
    {
        if (file is null)
        {
            return null;
        }

        RequireOutside(Option, file, dataFolder);
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(RealPath.Of(file)) & Refused) != UnixFileMode.None)
            {
                throw new StartException([$"{Option} is {file}, which others than its owner can read or write; expected mode 0600, or 0640 for a group: whoever has this key can sign in the service's name"]);
            }

            var text = new FileInfo(RealPath.Of(file)).Length > LongestFile ? "" : File.ReadAllText(file);
            return CheckpointKey.TryParse(text)
                ?? throw new StartException([$"{Option} is {file}; expected a private key in PEM, PKCS#8, ECDSA on P-256, not encrypted. checkpoints create-key FILE makes one"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException([$"{Option} is {file}, which cannot be read: {e.Message}"]);
        }
    }

    /// <summary>Makes a key in a new file that its owner alone can read.</summary>
    /// <param name="file">The file, which must not exist yet.</param>
    /// <param name="dataFolder">Where it must not lie.</param>
    /// <exception cref="StartException">It exists, lies in the data folder, or cannot be written.</exception>
    public static CheckpointKey Create(string file, string dataFolder)
    {
        RequireOutside("FILE", file, dataFolder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersMode;
        }

        var pem = CheckpointKey.Create();
        Guard.Files("no key was made", () =>
        {
            using var stream = new FileStream(file, options);
            using var writer = new StreamWriter(stream);
            writer.Write(pem);
            writer.Flush();
            stream.Flush(flushToDisk: true);
            return file;
        });
        return CheckpointKey.TryParse(pem)!;
    }

    private static void RequireOutside(string option, string file, string dataFolder)
    {
        if (RealPath.IsWithin(file, dataFolder))
        {
            throw new StartException([$"{option} is {file}, which lies in the data folder {dataFolder}; expected a place outside it: who can rewrite the ledger must not be able to sign it anew, and a copy of the folder must not hold the key"]);
        }
    }
}

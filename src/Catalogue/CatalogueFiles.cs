using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Catalogue;

/// <summary>The text of a catalogue: relative paths (<c>areas/provinces.csv</c>, forward slashes) and their bytes. Immutable.</summary>
public sealed class CatalogueFiles
{
    /// <summary>Takes the files as they are.</summary>
    public CatalogueFiles(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        ByPath = files.ToFrozenDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        Version = Hash(ByPath);
    }

    /// <summary>Bytes by relative path.</summary>
    public FrozenDictionary<string, byte[]> ByPath { get; }

    /// <summary>SHA-256 over paths and bytes in ordinal order of path, 64 lower-case hex digits.</summary>
    public string Version { get; }

    /// <summary>
    /// Reads every <c>*.csv</c> below the folders. A later folder's file replaces an earlier one's of the same relative path;
    /// any other is added. That is how a host changes or extends the default catalogue.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">A folder does not exist.</exception>
    public static CatalogueFiles Read(params IReadOnlyList<string> folders)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = File.ReadAllBytes(path);
            }
        }

        return new CatalogueFiles(files);
    }

    private static string Hash(FrozenDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in files.Keys.Order(StringComparer.Ordinal))
        {
            var name = Encoding.UTF8.GetBytes(path);
            hash.AppendData(BitConverter.GetBytes(name.Length));
            hash.AppendData(name);
            hash.AppendData(BitConverter.GetBytes(files[path].Length));
            hash.AppendData(files[path]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

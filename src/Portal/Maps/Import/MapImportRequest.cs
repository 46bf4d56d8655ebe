namespace Telemetry.Portal.Maps.Import;

/// <summary>What is to be imported as a map. Immutable.</summary>
public sealed record MapImportRequest
{
    /// <summary>The largest file, in bytes: the country's communes, finely drawn, take less.</summary>
    public const long LargestBytes = 256 * 1024 * 1024;

    /// <summary>The catalogue whose units are drawn.</summary>
    public required Catalogue.Catalogue Catalogue { get; init; }

    /// <summary>The file's bytes, at most <see cref="LargestBytes"/>.</summary>
    public required ReadOnlyMemory<byte> GeoJson { get; init; }

    /// <summary>The day whose boundaries are drawn: codes are those of the units of that day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The property that holds a unit's code. Default: code.</summary>
    public string CodeProperty { get; init; } = "code";

    /// <summary>Told how many bytes were read, feature by feature.</summary>
    public IProgress<long>? Progress { get; init; }
}

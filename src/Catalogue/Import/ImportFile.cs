namespace Telemetry.Catalogue.Import;

/// <summary>One file that a person gave.</summary>
/// <param name="Name">What the person calls it; stands in every fault.</param>
/// <param name="Bytes">Its content, UTF-8 with or without a byte order mark.</param>
public sealed record ImportFile(string Name, byte[] Bytes);

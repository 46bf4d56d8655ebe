namespace Telemetry.Operators.Cli.Output;

/// <summary>Language of everything that the tool says to a person. JSON's names and codes are the same in both.</summary>
internal enum Language
{
    /// <summary><c>vi</c>.</summary>
    Vietnamese,

    /// <summary><c>en</c>.</summary>
    English,
}

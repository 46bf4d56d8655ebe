namespace Telemetry.Operators.Cli.Output;

/// <summary>How a part of a line stands out where a person looks at a terminal that has colours. Nothing is said by it alone.</summary>
internal enum Emphasis
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It matters.</summary>
    Strong,

    /// <summary>It is wrong.</summary>
    Wrong,

    /// <summary>It would be right.</summary>
    Right,
}

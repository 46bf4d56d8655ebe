using System.Text;

namespace Telemetry.Operators.Cli.Output;

/// <summary>What the tool's process is attached to. A test gives writers of its own.</summary>
internal sealed record Terminal
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, notes and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard output for bytes, such as a workbook.</summary>
    public required Func<Stream> OpenOut { get; init; }

    /// <summary>Opens standard input for bytes.</summary>
    public Func<Stream> OpenIn { get; init; } = static () => Stream.Null;

    /// <summary>Whether a person looks at <see cref="Out"/>: it is no file and no pipe.</summary>
    public bool IsOutInteractive { get; init; }

    /// <summary>Whether a person looks at <see cref="Error"/>.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>Reads an environment variable; null where it is not set or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Language of the machine, two letters, for where no variable says it.</summary>
    public string MachineLanguage { get; init; } = "";

    /// <summary>Whether colours and cursor movements may be written; https://no-color.org.</summary>
    public bool MayColour => Variable("NO_COLOR") is null && Variable("TERM") != "dumb";

    /// <summary>This process's own.</summary>
    public static Terminal OfProcess()
    {
        // Vietnamese on every machine, whatever its code page.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            Out = Console.Out,
            Error = Console.Error,
            OpenOut = Console.OpenStandardOutput,
            OpenIn = Console.OpenStandardInput,
            IsOutInteractive = !Console.IsOutputRedirected,
            IsErrorInteractive = !Console.IsErrorRedirected,
            Variable = static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
            MachineLanguage = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        };
    }
}

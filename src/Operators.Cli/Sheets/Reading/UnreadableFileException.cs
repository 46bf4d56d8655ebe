namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Ends reading from within; <see cref="WorkbookReader"/> turns it into a value.</summary>
internal sealed class UnreadableFileException(Sentence why) : Exception(why.English)
{
    public Sentence Why { get; } = why;
}

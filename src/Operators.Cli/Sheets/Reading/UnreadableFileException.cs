using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Ends reading from within; <see cref="WorkbookReader"/> turns it into a value.</summary>
internal sealed class UnreadableFileException(Phrase why) : Exception(why.English)
{
    public Phrase Why { get; } = why;
}

using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>A file that was settled.</summary>
/// <param name="File">Its name as it lay in the folder.</param>
/// <param name="Sent">Whether everything in it was taken: it lies in sent/, otherwise in refused/.</param>
/// <param name="Result">What came of it; absent where it could not be read at all.</param>
internal sealed record WatchedFile(string File, bool Sent, SheetDocument? Result);

using Telemetry.Operators.Cli.Sheets.Watching;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Which submissions of a watched folder are settled for good.</summary>
public sealed class FiledReceiptsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-cli-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_receipt_counts_where_its_sheet_lies_beside_it()
    {
        var destination = new Destination(_folder);
        destination.Prepare();
        Write("sent/a.csv", "1");
        Write("sent/a.receipt.json", """{"file": "a.csv", "submissionId": "of-a-csv"}""");
        Write("sent/a.receipt.2.json", """{"file": "a.xlsx", "submissionId": "of-a-xlsx-that-was-not-moved"}""");
        Write("refused/b (2).xlsx", "1");
        Write("refused/b (2).receipt.json", """{"file": "b.xlsx", "submissionId": "of-b/2"}""");
        Write("sent/c.csv", "1");
        Write("sent/c.receipt.json", """{"file": "c.csv", "submiss""");
        Write("sent/d.csv", "1");
        Write("sent/d.receipt.json", """[1]""");

        Assert.Equal(["of-a-csv", "of-b/2"], new FiledReceipts(destination).Ids().Order(StringComparer.Ordinal));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}

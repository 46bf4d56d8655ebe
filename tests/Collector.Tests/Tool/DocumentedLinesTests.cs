using System.CommandLine.Parsing;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Tool;

/// <summary>The lines of docs/command-line.md, run from top to bottom against a service as a reader of the page would.</summary>
public sealed class DocumentedLinesTests(ToolService service) : IClassFixture<ToolService>
{
    // What the page's key is called; the service gave ours another name.
    private const string IdOfThePage = "r7mejza7e5jt";

    private static readonly string[] Rooms = ["receipt", "figures", "series", "report", "completeness", "doctor", "keys", "catalogue"];

    [Fact]
    public async Task Every_line_of_the_page_does_what_it_says()
    {
        await GiveFilesAsync();
        var id = (await service.JsonAsync(service.Administrator, "keys", "create", "--role", "reader")).GetProperty("credential").GetProperty("id").GetString()!;
        var lines = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "command-line.md")))
            .Where(l => l.StartsWith("telemetry ", StringComparison.Ordinal))
            .Select(l => l.Replace(IdOfThePage, id, StringComparison.Ordinal))
            .Distinct()
            .Where(l => Rooms.Contains(l.Split(' ')[1]))
            .ToList();

        Assert.All(Rooms, room => Assert.Contains(lines, l => l.Split(' ')[1] == room));
        foreach (var line in lines)
        {
            string[] arguments = [.. CommandLineParser.SplitCommandLine(line).Skip(1)];
            var (exit, output, errors) = await service.RunAsync(arguments[0] == "receipt" ? service.Operator : service.Administrator, arguments);
            Assert.True(exit == 0, $"{line}\n{errors}{output}");
        }
    }

    private async Task GiveFilesAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=billing,O=VNPT,C=VN", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "billing.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "bao-cao-2026-02.txt"), "Thuê bao điện thoại 1.869.673 thuê bao; trong đó cố định 73.953 thuê bao, di động 1.795.720 thuê bao.\n");
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "communes-2025.csv"), "code,name,kind,province_code\n09001,Phường Kinh Bắc,Phường,24\n");
    }
}

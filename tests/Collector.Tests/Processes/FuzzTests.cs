using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Collector.Tests.Wire;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Bad input of every kind against a real process over one channel: each gets an answer of ARCHITECTURE's table.</summary>
public sealed class FuzzTests
{
    private const int Cases = 6000;
    private const long MostResidentBytes = 900L << 20;

    private static readonly StatusCode[] Answers =
        [StatusCode.OK, StatusCode.InvalidArgument, StatusCode.AlreadyExists, StatusCode.PermissionDenied, StatusCode.ResourceExhausted];

    [Fact]
    public async Task Whatever_comes_gets_an_answer_of_the_table_and_the_ledger_stays_valid()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        var random = new Random(20260315);
        var counts = new Dictionary<StatusCode, int>();
        long taken = 0;
        await using (var service = await CollectorProcess.StartAsync(data.Path))
        {
            using var client = new SenderClient(service.GrpcAddress, key);
            var cases = new FuzzCases(random);
            for (var done = 0; done < Cases;)
            {
                List<byte[]> messages = [.. Enumerable.Range(0, 60).Select(_ => cases.Next())];
                IReadOnlyList<Answer> answers = random.Next(2) == 0
                    ? await client.SendAllAsync(messages)
                    : await Task.WhenAll(messages.Select(m => client.SendAsync(m)));
                for (var i = 0; i < messages.Count; i++)
                {
                    var answer = answers[i];
                    Assert.True(
                        Answers.Contains(answer.Code),
                        $"{answer.Code} {answer.Message} for {Convert.ToHexString(messages[i].AsSpan(0, Math.Min(messages[i].Length, 200)))}");
                    counts[answer.Code] = counts.GetValueOrDefault(answer.Code) + 1;
                    if (answer.Code == StatusCode.OK)
                    {
                        var receipt = answer.Taken();
                        taken += receipt.Sequence > 0 && !receipt.Duplicate ? 1 : 0;
                    }
                    else
                    {
                        Assert.NotEmpty(answer.Message);
                        Assert.True(answer.Message.Length < 1000, "an answer that repeats what was sent: " + answer.Message);
                        Assert.DoesNotContain(answer.Message, char.IsControl);
                    }
                }

                done += messages.Count;
            }

            // It is well afterwards: a good submission is taken and everything taken can be queried.
            (await client.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Taken();
            await EverythingIsProjected(service);
            Assert.False(service.HasExited);
            Assert.InRange(ResidentBytes(service.Id), 1, MostResidentBytes);
            Assert.Equal(0, await service.StopAsync());
            service.AssertNoErrorLogged();
        }

        using var ledger = LedgerReader.Open(data.Path);
        var report = ledger.Verify();
        Assert.True(report.IsSound, report.ToString());
        using var entries = ledger.Read(1, long.MaxValue, int.MaxValue);
        Assert.Equal(taken + 1, entries.Entries.Count(e => e.Header.Kind == EntryKind.Submission));

        // The generator reached every answer.
        Assert.All(Answers, a => Assert.True(counts.GetValueOrDefault(a) > 0, $"no case was answered {a}"));
    }

    private static async Task EverythingIsProjected(CollectorProcess service)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        JsonElement health;
        do
        {
            health = await http.GetFromJsonAsync<JsonElement>(new Uri(service.PortalAddress, "/health/ready"), patience.Token);
            Assert.Equal("ready", health.GetProperty("status").GetString());
            await Task.Delay(20, patience.Token);
        }
        while (health.GetProperty("backlog").GetInt64() > 0);
    }

    private static long ResidentBytes(int processId) => File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status")
        .Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024)
        .Single();

    private sealed class FuzzCases(Random random)
    {
        private static readonly string[] Periods = ["2013-06", "2013", "1950", "2200", "2026-13", "2030-01", "", "2013-6", "x", "2025-07", "2013-H2", "2013-06-31", "2008-07"];
        private readonly RandomRequests _requests = new(random);
        private readonly ScrambledEncoder _encoder = new(random);
        private readonly List<string> _ids = ["first"];

        public byte[] Next() => random.Next(14) switch
        {
            0 => Noise(random.Next(300)),
            1 => [.. _requests.Next().ToByteArray(), .. Noise(random.Next(20))],
            2 or 3 => Mutated(_encoder.Encode(_requests.Next())),
            4 => WrongShape(),
            5 => Weird(),
            6 => Codes(),
            7 => InvalidText(),
            8 => ControlCharacters(),
            9 => Duplicates(),
            10 => Claims(),
            11 => Large(),
            12 => OthersData(),
            _ => _encoder.Encode(Remember(_requests.Next())),
        };

        private byte[] Noise(int length)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }

        private byte[] Mutated(byte[] bytes)
        {
            for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
        }

        private byte[] WrongShape()
        {
            var rows = random.Next(5);
            var column = new Column { Metric = "subscribers.mobile", Decimals = (uint)random.Next(9) };
            column.Scaled.Add(Enumerable.Range(0, random.Next(6)).Select(i => (long)i));
            column.Doubles.Add(Enumerable.Range(0, random.Next(3) == 0 ? random.Next(6) : 0).Select(i => (double)i));
            column.ExceptionRows.Add(Enumerable.Range(0, random.Next(4)).Select(_ => (uint)random.Next(6)));
            column.ExceptionStates.Add(Enumerable.Range(0, random.Next(4)).Select(_ => (CellState)random.Next(-2, 8)));
            return Table("2013-06", [.. Enumerable.Range(0, rows).Select(i => $"{i}")], column).ToByteArray();
        }

        private byte[] Weird()
        {
            double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, -0.0, 9.2e18, -9.3e18, 1e15, 0.1, 160.21];
            long[] counts = [long.MaxValue, long.MinValue, 0, -1, 1_000_000_001, 1L << 53];
            return List(
                "2013-06",
                [
                    .. numbers.Select((n, i) => Number("subscribers.mobile", $"{i + 1:00}", n)),
                    .. counts.Select((n, i) => Value("revenue.telecom", $"{i + 1:00}", n)),
                    Number("area.land", "24", numbers[random.Next(numbers.Length)]),
                    Number("density.telephone", "24", numbers[random.Next(numbers.Length)]),
                ]).ToByteArray();
        }

        private byte[] Codes()
        {
            var letters = new StringBuilder();
            for (var i = random.Next(1, 90); i > 0; i--)
            {
                letters.Append((char)random.Next(1, random.Next(2) == 0 ? 128 : 0xD7FF));
            }

            var code = letters.ToString();
            return random.Next(2) == 0
                ? Table("2013-06", [code, "24"], Scaled(random.Next(2) == 0 ? code : "subscribers.mobile", 1, 2)).ToByteArray()
                : List(Periods[random.Next(Periods.Length)], Value(code, "24", 1), Value("subscribers.mobile", code, 2), Value("subscribers.fixed", "24", 3)).ToByteArray();
        }

        private byte[] InvalidText()
        {
            var bytes = Table("2013-06", ["24"], Scaled("subscribers.mobile", 1));
            bytes.Reason = "MARKER";
            bytes.SubmissionId = random.Next(3) == 0 ? "MARKER" : bytes.SubmissionId;
            bytes.Table.Areas[0] = random.Next(3) == 0 ? "MARKER" : "24";
            var encoded = bytes.ToByteArray();
            for (var at = encoded.AsSpan().IndexOf("MARKER"u8); at >= 0; at = encoded.AsSpan().IndexOf("MARKER"u8))
            {
                byte[] bad = [0xC3, 0x28, 0xED, 0xA0, 0x80, 0xFF];
                bad.CopyTo(encoded, at);
            }

            return encoded;
        }

        private byte[] ControlCharacters()
        {
            var request = Table(random.Next(2) == 0 ? "2013-06" : "2013\0", ["24"], Scaled("subscribers.mobile", 1));
            var bad = "a" + (char)random.Next(0, 0xA0) + "\r\n\u202Eb";
            switch (random.Next(4))
            {
                case 0:
                    request.SubmissionId = bad;
                    break;
                case 1:
                    request.Source = bad;
                    break;
                default:
                    request.Reason = bad;
                    break;
            }

            return request.ToByteArray();
        }

        private byte[] Duplicates()
        {
            var request = random.Next(2) == 0
                ? Table("2013-06", ["24", "24", "22"], Scaled("subscribers.mobile", 1, random.Next(3), 5))
                : List("2013-06", Value("subscribers.mobile", "24", 1), Number("subscribers.mobile", "24", 1), Absent("subscribers.mobile", "24", CellState.Withheld));
            request.SubmissionId = _ids[random.Next(_ids.Count)];
            return request.ToByteArray();
        }

        // A length that the bytes do not keep.
        private byte[] Claims()
        {
            ulong[] lengths = [1, 100, 1 << 20, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue];
            using var target = new MemoryStream();
            target.Write(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)).ToByteArray());
            using (var writer = new CodedOutputStream(target, leaveOpen: true))
            {
                writer.WriteTag(random.Next(1, 10), WireFormat.WireType.LengthDelimited);
                writer.WriteUInt64(lengths[random.Next(lengths.Length)]);
            }

            return target.ToArray();
        }

        private byte[] Large()
        {
            if (random.Next(8) > 0)
            {
                return Remember(Table("2013-06", [.. Enumerable.Range(0, 200).Select(i => $"{i:000}")], Scaled("subscribers.mobile", [.. Enumerable.Range(0, 200).Select(_ => random.NextInt64())]))).ToByteArray();
            }

            var column = Scaled("subscribers.mobile", new long[random.Next(2) == 0 ? 500_001 : 300_000]);
            return (random.Next(2) == 0
                ? Table("2013-06", ["24"], column)
                : Table("2013-06", [.. Enumerable.Repeat("24", 2000)], Scaled("subscribers.mobile", new long[2000]))).ToByteArray();
        }

        private byte[] OthersData()
        {
            var request = Table("2013-06", ["24"], Scaled("subscribers.mobile", 1));
            request.Source = "viettel";
            request.Kind = (SubmissionKind)random.Next(-1, 4);
            return request.ToByteArray();
        }

        private SubmitRequest Remember(SubmitRequest request)
        {
            if (random.Next(3) == 0)
            {
                request.SubmissionId = _ids[random.Next(_ids.Count)];
            }
            else
            {
                _ids.Add(request.SubmissionId);
            }

            return request;
        }
    }
}

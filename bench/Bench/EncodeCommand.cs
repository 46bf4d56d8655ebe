using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Telemetry.Bench.Workload;
using Telemetry.Operators;
using Telemetry.Protocol.V1;

namespace Telemetry.Bench;

/// <summary>Building and encoding submissions without a network, beside what the generated code needs for the same bytes.</summary>
internal static class EncodeCommand
{
    public static int Run(BenchOptions options)
    {
        var territory = Territory.Generate(Repository.CatalogueFolder);
        var isSame = true;
        foreach (var name in options.Shapes.Count > 0 ? options.Shapes : Shapes.Names)
        {
            var shape = Shapes.Create(name, territory, options.Seed);
            var messages = Enumerable.Range(0, 8).Select(i => Parse(shape.Build(0, i), ref isSame)).ToArray();
            var cells = Enumerable.Range(0, 8).Select(i => shape.Build(0, i).CellCount).ToArray();
            Measure(name, "SDK: build and encode", options.Steady, number =>
            {
                var submission = shape.Build((int)(number % Shapes.Operators.Length), number);
                var encoded = submission.Encode();
                encoded.Return();
                return (submission.CellCount, encoded.LengthBytes);
            });
            Measure(name, "generated code: copy and encode", options.Steady, number =>
                (cells[number % cells.Length], messages[number % cells.Length].Clone().ToByteArray().Length));
        }

        Console.WriteLine(isSame ? "The SDK's bytes are those of the generated code." : "THE SDK'S BYTES ARE NOT THOSE OF THE GENERATED CODE.");
        return isSame ? 0 : 1;
    }

    private static SubmitRequest Parse(Submission submission, ref bool isSame)
    {
        var encoded = submission.Encode();
        var message = SubmitRequest.Parser.ParseFrom(encoded.Bytes);
        isSame &= message.ToByteArray().AsSpan().SequenceEqual(encoded.Bytes);
        return message;
    }

    private static void Measure(string shape, string how, TimeSpan time, Func<long, (int Cells, int Bytes)> encode)
    {
        Loop(encode, TimeSpan.FromSeconds(1));
        var (cells, bytes, elapsed) = Loop(encode, time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{shape,-10} {how,-32} {elapsed.TotalNanoseconds / cells,7:F2} ns a value {(double)bytes / cells,7:F2} bytes a value"));
    }

    private static (long Cells, long Bytes, TimeSpan Elapsed) Loop(Func<long, (int Cells, int Bytes)> encode, TimeSpan time)
    {
        long cells = 0, bytes = 0;
        var watch = Stopwatch.StartNew();
        for (long number = 0; watch.Elapsed < time; number++)
        {
            var (count, size) = encode(number);
            cells += count;
            bytes += size;
        }

        return (cells, bytes, watch.Elapsed);
    }
}

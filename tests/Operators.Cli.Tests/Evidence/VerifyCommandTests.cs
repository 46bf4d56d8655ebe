using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Evidence;

namespace Telemetry.Operators.Cli.Tests.Evidence;

/// <summary><c>telemetry verify</c> on files alone, with no service.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Edition = "figures of a published edition"u8.ToArray();
    private static readonly byte[] Forged = "figures of nobody"u8.ToArray();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-verify-");
    private readonly CheckpointKey _key = CheckpointKey.TryParse(CheckpointKey.Create())!;
    private readonly CheckpointKey _other = CheckpointKey.TryParse(CheckpointKey.Create())!;

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_receipt_that_is_not_whole_proves_no_file()
    {
        var (receipt, proof) = Kept(_key);
        foreach (var name in new[] { "previousHash", "outcomeHash", "committed", "kind", "source", "submissionId" })
        {
            var part = receipt.DeepClone().AsObject();
            part.Remove(name);
            part["payloadHash"] = Hex(SHA256.HashData(Forged));

            var (exit, said) = await RunAsync("--edition", Write("forged.bin", Forged), "--receipt", Write("part.json", part), "--proof", Write("proof.json", proof), "--key", Pem(_key));
            Assert.True(exit == 2, said);
            Assert.Contains("/api/v1/receipts/1", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_whole_receipt_proves_the_edition_that_it_is_of_and_no_other_file()
    {
        var (receipt, proof) = Kept(_key);
        string[] kept = ["--receipt", Write("receipt.json", receipt), "--proof", Write("proof.json", proof), "--key", Pem(_key)];
        Assert.Equal(0, (await RunAsync(["--edition", Write("edition.bin", Edition), .. kept])).Exit);
        Assert.Equal(1, (await RunAsync(["--edition", Write("forged.bin", Forged), .. kept])).Exit);

        receipt["payloadHash"] = Hex(SHA256.HashData(Forged));
        Write("receipt.json", receipt);
        var (exit, said) = await RunAsync(["--edition", Write("forged.bin", Forged), .. kept]);
        Assert.Equal(1, exit);
        Assert.Contains("The receipt was altered", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_payload_hash_of_a_receipt_was_not_checked_is_said()
    {
        var (receipt, proof) = Kept(_key);
        receipt.Remove("previousHash");

        var (exit, said) = await RunAsync("--receipt", Write("part.json", receipt), "--proof", Write("proof.json", proof), "--key", Pem(_key));

        Assert.Equal(6, exit);
        Assert.Contains("not checked:  The payload hash on receipt 1 was not checked", said, StringComparison.Ordinal);
        Assert.Contains("NOT ALL CHECKED", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_fingerprint_is_shown_and_nothing_is_called_proven()
    {
        var (receipt, proof) = Kept(_other);
        string[] kept = ["--receipt", Write("receipt.json", receipt), "--proof", Write("proof.json", proof)];

        var (exit, said) = await RunAsync(kept);

        Assert.Equal(6, exit);
        Assert.Contains($"(fingerprint {_other.Id})", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\nProven.", said, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync([.. kept, "--key", Pem(_key)])).Exit);
        Assert.Equal(0, (await RunAsync([.. kept, "--key", Pem(_key), "--key", Pem(_other)])).Exit);

        using var terminal = new TestTerminal();
        Assert.Equal(6, await terminal.RunAsync(["verify", .. kept, "--json"]));
        var json = JsonDocument.Parse(terminal.Output).RootElement;
        Assert.Equal((false, "unchecked"), (json.GetProperty("isProven").GetBoolean(), json.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_change_of_the_key_is_told_and_is_no_failure()
    {
        var (receipt, proof) = Kept(_other);
        var old = Sign(_key, receipt);
        string[] kept = ["--checkpoint", Write("old.json", CheckpointJson.Write(old)), "--receipt", Write("receipt.json", receipt), "--proof", Write("proof.json", proof)];

        var (exit, said) = await RunAsync(kept);

        Assert.Equal(6, exit);
        Assert.Contains($"The key changed between checkpoints 1 and 1: from {_key.Id} to {_other.Id}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILS", said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync([.. kept, "--key", Pem(_key), "--key", Pem(_other)])).Exit);
        Assert.Equal(1, (await RunAsync([.. kept, "--key", Pem(_key)])).Exit);
    }

    [Fact]
    public void What_is_said_beside_the_whole_receipt_has_to_be_the_same()
    {
        var (receipt, _) = Kept(_key);
        var kept = new JsonObject { ["sequence"] = 1, ["entryHash"] = receipt["entryHash"]!.DeepClone(), ["payloadHash"] = receipt["payloadHash"]!.DeepClone(), ["entry"] = receipt };
        Assert.True(EntryReceipt.TryRead(Bytes(kept))!.IsWhole);

        kept["payloadHash"] = Hex(SHA256.HashData(Forged));

        Assert.Null(EntryReceipt.TryRead(Bytes(kept)));
    }

    // The first entry of a ledger that has no other, an edition's file, and the proof of it.
    private static (JsonObject Receipt, byte[] Proof) Kept(CheckpointKey key)
    {
        var (payload, outcome) = (SHA256.HashData(Edition), SHA256.HashData([]));
        var hash = EntryDigest.Compute(new byte[32], 1, Time, 4, "-", "edition/1", payload, outcome);
        var receipt = new JsonObject
        {
            ["sequence"] = 1, ["kind"] = "edition", ["source"] = "-", ["submissionId"] = "edition/1", ["committed"] = "2026-11-22T12:00:00.000Z",
            ["payloadHash"] = Hex(payload), ["outcomeHash"] = Hex(outcome), ["previousHash"] = Hex(new byte[32]), ["entryHash"] = Hex(hash),
        };
        return (receipt, new EntryProof(1, hash, [], Sign(key, receipt)).Write());
    }

    private static Checkpoint Sign(CheckpointKey key, JsonObject receipt)
    {
        var hash = Convert.FromHexString(receipt["entryHash"]!.GetValue<string>());
        return key.Sign(hash, 1, hash, MerkleHash.Leaf(hash), Time);
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private string Pem(CheckpointKey key) => Write(key.Id[..8] + ".pem", Encoding.ASCII.GetBytes(CheckpointKey.ToPem(key.PublicKey)));

    private string Write(string name, JsonNode json) => Write(name, Bytes(json));

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        using var terminal = new TestTerminal();
        var exit = await terminal.RunAsync(["verify", .. arguments, "--lang", "en"]);
        return (exit, terminal.Output + terminal.Errors);
    }
}

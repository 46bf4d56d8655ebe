using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;
using CertificateBinding = Telemetry.Collector.Security.CertificateBinding;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>A stream that is open when its credential ends.</summary>
public sealed class EndedStreamTests
{
    private const string Mobile = "subscribers.mobile";

    public enum End
    {
        RevokedHere,
        RevokedByAnotherProcess,
        Expired,
        RotatedWithoutOverlap,
    }

    public enum PairEnd
    {
        KeyRevoked,
        BindingRevoked,
        CertificateExpired,
    }

    [Theory]
    [InlineData(End.RevokedHere)]
    [InlineData(End.RevokedByAnotherProcess)]
    [InlineData(End.Expired)]
    [InlineData(End.RotatedWithoutOverlap)]
    public async Task It_ends_within_a_second_after_answering_what_was_taken_and_nothing_is_taken_after(End end)
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.Key(CredentialRole.Operator, "vnpt", [], collector.Time.Now.AddDays(1));
        var other = collector.OperatorKey("viettel");
        ApiKey.TryGetPrefix(key, out var id);
        using var client = new SenderClient(collector.Host.GrpcAddress, key);
        using var untouched = new SenderClient(collector.Host.GrpcAddress, other);
        using var stream = client.OpenStream();
        using var otherStream = untouched.OpenStream();
        await RoundTripAsync(stream);
        await RoundTripAsync(otherStream);
        var submissions = collector.Ledger.ReadOutcomeHeads(1).Count;

        var started = TimeProvider.System.GetTimestamp();
        switch (end)
        {
            case End.RevokedHere:
                Assert.True(collector.Host.Stores.Keys.Revoke(id));
                break;
            case End.RevokedByAnotherProcess:
                using (var beside = KeyStore.Open(collector.DataFolder, collector.Time))
                {
                    Assert.True(beside.Revoke(id));
                }

                break;
            case End.Expired:
                collector.Time.Now += TimeSpan.FromDays(1);
                break;
            default:
                Assert.True(collector.Host.Stores.Keys.Rotate(id, TimeSpan.Zero, null, null, "test").TryGet(out _, out _));
                break;
        }

        var error = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        var took = TimeProvider.System.GetElapsedTime(started);

        // A second is promised; a busy machine that runs other tests gets some more.
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.True(took < TimeSpan.FromSeconds(5), $"it took {took}");
        await Assert.ThrowsAnyAsync<Exception>(() => stream.RequestStream.WriteAsync(Message()));
        await RoundTripAsync(otherStream);
        Assert.Equal(submissions + 1, collector.Ledger.ReadOutcomeHeads(1).Count);
    }

    [Theory]
    [InlineData(PairEnd.KeyRevoked)]
    [InlineData(PairEnd.BindingRevoked)]
    [InlineData(PairEnd.CertificateExpired)]
    public async Task Where_a_key_and_a_bound_certificate_came_together_the_end_of_either_ends_it(PairEnd end)
    {
        using var certificates = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o));
        var key = collector.OperatorKey("vnpt");
        ApiKey.TryGetPrefix(key, out var id);

        // The calendar stands still, the timer does not: the certificate counts for two more seconds and its last one.
        var certificate = certificates.NewClient("CN=billing", issuer: null, until: end == PairEnd.CertificateExpired ? collector.Time.Now.AddSeconds(2) : null);
        var binding = CertificateBinding.OfThumbprint(certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
        var keys = collector.Host.Stores.Keys;
        Assert.True(keys.Create(new NewCredential(CredentialRole.Operator, "vnpt", [], null, "", binding), "test").TryGet(out var bound, out _));
        using var client = new SenderClient(collector.Host.GrpcAddress, key, certificates.Trust(certificate));
        using var stream = client.OpenStream();
        await RoundTripAsync(stream);

        if (end != PairEnd.CertificateExpired)
        {
            keys.Revoke(end == PairEnd.KeyRevoked ? id : bound!.Credential.Id);
        }

        var error = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task What_was_taken_before_the_end_is_answered()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        ApiKey.TryGetPrefix(key, out var id);
        using var client = new SenderClient(collector.Host.GrpcAddress, key);
        using var stream = client.OpenStream();
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                await stream.RequestStream.WriteAsync(Message());
            }
        });

        var receipts = 0;
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)))
            {
                Assert.NotNull(stream.ResponseStream.Current.Receipt);
                if (++receipts == 200)
                {
                    collector.Host.Stores.Keys.Revoke(id);
                }
            }
        });
        await Assert.ThrowsAnyAsync<Exception>(() => sending);

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.Equal(collector.Ledger.ReadOutcomeHeads(1, 200_000).Count, receipts);
    }

    private static byte[] Message() => Table("2013-06", ["24"], Scaled(Mobile, 1)).ToByteArray();

    private static async Task RoundTripAsync(AsyncDuplexStreamingCall<byte[], SubmitStreamResponse> stream)
    {
        await stream.RequestStream.WriteAsync(Message());
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.NotNull(stream.ResponseStream.Current.Receipt);
    }
}

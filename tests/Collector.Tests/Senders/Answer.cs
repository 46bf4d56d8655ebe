using Grpc.Core;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>What a sender was told, over either call.</summary>
internal sealed record Answer
{
    public required StatusCode Code { get; init; }

    public string Message { get; init; } = "";

    /// <summary>Set when the code is OK.</summary>
    public SubmitResponse? Receipt { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Lower-case hex; empty where not given.</summary>
    public string FirstPayloadHash { get; init; } = "";

    /// <summary>The machine-readable cause of Submit's status details; empty on a stream, which has none.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Fields at fault of Submit's status details.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The receipt; the test fails when there is none.</summary>
    public SubmitResponse Taken()
    {
        Assert.True(Code == StatusCode.OK, $"expected a receipt, was told {Code}: {Message}");
        var receipt = Receipt!;
        Assert.Equal(receipt.Received, receipt.Accepted + receipt.Refused);
        Assert.Equal(receipt.VerdictCount, (uint)Math.Min(receipt.VerdictCount, int.MaxValue));
        if (receipt.VerdictCount == receipt.Verdicts.Count)
        {
            Assert.Equal(receipt.Refused, (uint)receipt.Verdicts.Sum(v => v.Cells));
        }

        return receipt;
    }

    /// <summary>Asserts that the whole submission was refused.</summary>
    public Answer Refused(StatusCode code)
    {
        Assert.True(Code == code, $"expected {code}, was told {Code}: {Message}");
        Assert.NotEmpty(Message);
        return this;
    }
}

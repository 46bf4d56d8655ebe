using Grpc.Core;

namespace Telemetry.Collector.Upstream;

/// <summary>The collector answered, and will answer the same again: a fault between the parts of the service, not of the sender. Nothing is known to be stored.</summary>
internal sealed class LedgerRefusedException(RpcException refusal) : Exception($"the collector refused what this process asked of it: {refusal.Status.StatusCode}, {refusal.Status.Detail}", refusal);

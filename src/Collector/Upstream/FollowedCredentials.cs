using Telemetry.Collector.Security;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// The credentials and limits that the collector tells, in memory only. A process that has heard nothing for <see cref="LongestSilence"/> does not know whom
/// it may let in any more. Thread-safe.
/// </summary>
internal sealed class FollowedCredentials(TimeProvider time) : KnownCredentials(time)
{
    /// <summary>How long what was heard last is relied on.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _time = time;
    private long _heard;

    /// <inheritdoc/>
    public override bool IsCurrent => Volatile.Read(ref _heard) is not 0 and var heard && _time.GetElapsedTime(heard) < LongestSilence;

    /// <summary>The collector said who is known.</summary>
    public void Take(CredentialContent content)
    {
        Replace(content);
        Refresh();
        Hear();
    }

    /// <summary>The collector said that nothing changed.</summary>
    public void Hear() => Volatile.Write(ref _heard, _time.GetTimestamp());
}

namespace Grpc.Core;

/// <summary>The server to check.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name that was called.</summary>
    public string TargetName { get; }

    /// <summary>The certificate that answered (PEM).</summary>
    public string PeerPem { get; }
}

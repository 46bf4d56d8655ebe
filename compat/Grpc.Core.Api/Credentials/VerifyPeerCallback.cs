namespace Grpc.Core;

/// <summary>A further check of a server's certificate; false refuses it.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

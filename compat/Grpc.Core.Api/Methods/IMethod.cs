namespace Grpc.Core;

/// <summary>A method's names and shape.</summary>
public interface IMethod
{
    /// <summary>The shape.</summary>
    MethodType Type { get; }

    /// <summary>The service's name with its package.</summary>
    string ServiceName { get; }

    /// <summary>The name within the service.</summary>
    string Name { get; }

    /// <summary>"/service/name", as it is on the wire.</summary>
    string FullName { get; }
}

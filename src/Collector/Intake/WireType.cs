namespace Telemetry.Collector.Intake;

/// <summary>Protobuf's wire types that proto3 uses.</summary>
public enum WireType
{
    /// <summary>Base-128 integer.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and as many bytes.</summary>
    LengthDelimited = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}

namespace Telemetry.Catalogue;

/// <summary>f in <c>factor × f(numerator / denominator)</c>.</summary>
public enum IndicatorFunction
{
    /// <summary>The quotient itself.</summary>
    Identity,

    /// <summary>The quotient's square root: a radius from an area.</summary>
    SquareRoot,
}

namespace Telemetry.Aggregator.Indicators;

/// <summary>For whom a figure is made up.</summary>
public enum FigureForm
{
    /// <summary>For those who see every sender: nothing is left out.</summary>
    Full,

    /// <summary>For readers outside: withheld where it would tell of one operator; names no sender but the reader itself.</summary>
    Outside,
}

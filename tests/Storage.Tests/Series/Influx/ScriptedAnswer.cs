namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>What a scripted server answers.</summary>
internal sealed record ScriptedAnswer(int Status, string Body = "", string? RetryAfter = null)
{
    /// <summary>A write that was done.</summary>
    public static ScriptedAnswer Done { get; } = new(204);

    /// <summary>An answer to a query.</summary>
    public static ScriptedAnswer Rows(string columns, string values)
        => new(200, $$$"""{"results":[{"statement_id":0,"series":[{"name":"x","columns":[{{{columns}}}],"values":[{{{values}}}]}]}]}""" + "\n");

    /// <summary>An answer to a query that has no rows.</summary>
    public static ScriptedAnswer NoRows { get; } = new(200, """{"results":[{"statement_id":0}]}""" + "\n");
}

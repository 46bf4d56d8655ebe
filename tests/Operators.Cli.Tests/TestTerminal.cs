using System.Text;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests;

/// <summary>The tool in this process, with an environment of its own, and what it wrote.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly MemoryStream _bytes = new();

    public TestTerminal(params (string Name, string Value)[] environment) => Terminal = new Terminal
    {
        Out = _out,
        Error = _error,
        OpenOut = () => _bytes,
        OpenIn = () => new MemoryStream(Input),
        Variable = name => environment.LastOrDefault(v => v.Name == name).Value is { Length: > 0 } value ? value : null,
    };

    public Terminal Terminal { get; }

    /// <summary>What is on standard input.</summary>
    public byte[] Input { get; set; } = [];

    public string Output => _out.ToString();

    public string Errors => _error.ToString();

    public string Bytes => Encoding.UTF8.GetString(_bytes.ToArray());

    public Task<int> RunAsync(params string[] arguments) => Tool.RunAsync(arguments, Terminal);

    public void Dispose() => _bytes.Dispose();
}

using Telemetry.Operators.Cli;
using Telemetry.Operators.Cli.Output;

return await Tool.RunAsync(args, Terminal.OfProcess());

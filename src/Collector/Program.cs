using System.CommandLine;
using Telemetry.Collector.Hosting;

// The command line's own time limit, two seconds unless told otherwise, would end the process in the middle of an orderly stop.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = CollectorHost.ShutdownTimeout + TimeSpan.FromSeconds(10) };
var root = CommandLine.Create();
return await root.Parse(EnvironmentArguments.AddTo(root, args, Environment.GetEnvironmentVariables())).InvokeAsync(invocation);

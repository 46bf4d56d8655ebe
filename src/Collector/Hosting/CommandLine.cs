using System.CommandLine;
using Telemetry.Collector.Demo;

namespace Telemetry.Collector.Hosting;

/// <summary>The executable's commands. Exit codes: 0 done, 1 the command's answer is no, 2 it could not start.</summary>
public static class CommandLine
{
    /// <summary>The root command, which serves, and its subcommands.</summary>
    public static RootCommand Create()
    {
        var shared = new SharedOptions();
        var serve = new ServeOptions();
        var root = new RootCommand("Collects the figures of post and telecom operators, keeps them for good, and computes what is made of them.\n"
            + "Every option below can be given as a variable: --grpc-port as TELEMETRY_GRPC_PORT.")
        {
            KeyCommands.Create(shared), AccountCommands.Create(shared), RebuildCommand.Create(shared), VerifyCommand.Create(shared), RollupCommand.Create(shared),
            CatalogueCommands.Create(shared), ReportsCommand.Create(shared), BackupCommands.Backup(shared), BackupCommands.Restore(shared), ArchiveCommand.Create(shared),
            MapCommands.Create(shared, TimeProvider.System), CheckpointCommands.Create(shared),
        };
        serve.AddTo(root);
        shared.AddTo(root);
        root.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var options = serve.AddTo(shared.Read(parsed, serve.IsDemo(parsed)), parsed);
            using var demo = options.Demo && options.Checkpoints.KeyFile is null ? DemoKey.Create(options.DataFolder) : null;
            options = demo?.AddTo(options) ?? options;
            await using var host = await CollectorHost.StartAsync(options, TimeProvider.System, cancellationToken: cancellationToken);
            if (options.Demo)
            {
                await DemoRun.RunAsync(host, options, System.Console.Out, cancellationToken);
            }

            SayServing(host, options);
            await host.WaitForShutdownAsync();
            return 0;
        }));
        return root;
    }

    // Whoever reads the log by machine is given nothing else on the console.
    private static void SayServing(CollectorHost host, CollectorOptions options)
    {
        var data = Path.GetFullPath(options.DataFolder);
        if (options.LogFormat == LogFormat.Json)
        {
            var logger = host.Services.GetRequiredService<ILogger<CollectorHost>>();
            HostLog.Serving(logger, host.GrpcAddress, host.PortalAddress, data);
            return;
        }

        System.Console.Out.WriteLine($"gRPC on {host.GrpcAddress}  portal on {host.PortalAddress}  data in {data}");
        System.Console.Out.WriteLine("Stop with Ctrl+C.");
    }
}

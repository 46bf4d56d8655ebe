using System.CommandLine;
using System.Net;

namespace Telemetry.Collector.Hosting;

/// <summary>The executable's commands. Exit codes: 0 done, 1 the command's answer is no, 2 it could not start.</summary>
public static class CommandLine
{
    /// <summary>The root command, which serves, and its subcommands.</summary>
    public static RootCommand Create()
    {
        var shared = new SharedOptions();
        var demo = new Option<bool>("--demo") { Description = "Send in the figures under samples/, print them against the published ones, and let readers on this machine in without a key" };
        var address = new Option<string>("--bind") { Description = "Address to listen on; anything but loopback needs TLS", DefaultValueFactory = _ => "127.0.0.1" };
        var grpcPort = new Option<int>("--grpc-port") { Description = "Port for gRPC (HTTP/2); 0 takes a free one", DefaultValueFactory = _ => 7317 };
        var portalPort = new Option<int>("--portal-port") { Description = "Port for the portal and its JSON (HTTP/1.1, with TLS also HTTP/2); 0 takes a free one", DefaultValueFactory = _ => 8080 };
        var certificate = new Option<string?>("--tls-certificate") { Description = "PEM file of the service's certificate, intermediate ones behind it; both ports then speak TLS. Read again when it changes" };
        var key = new Option<string?>("--tls-key") { Description = "PEM file of the certificate's private key" };
        var clientCa = new Option<string?>("--client-ca") { Description = "PEM file of the authorities whose client certificates may be known by their subject" };
        var plainText = new Option<bool>("--allow-plain-text") { Description = "Let keys and figures cross the network in plain text; only where something else protects them" };
        var root = new RootCommand("Collects the figures of post and telecom operators, keeps them for good, and computes what is made of them.")
        {
            demo, address, grpcPort, portalPort, certificate, key, clientCa, plainText,
            KeyCommands.Create(shared), LedgerCommands.Rebuild(shared), LedgerCommands.Verify(shared), RollupCommand.Create(shared),
            CatalogueCommands.Create(shared),
        };
        shared.AddTo(root);
        root.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var options = shared.Read(parsed, parsed.GetValue(demo)) with
            {
                Demo = parsed.GetValue(demo),
                Address = IPAddress.TryParse(parsed.GetValue(address), out var ip) ? ip : throw new StartException([$"--bind is '{parsed.GetValue(address)}'; expected an IP address"]),
                GrpcPort = parsed.GetValue(grpcPort),
                PortalPort = parsed.GetValue(portalPort),
                TlsCertificate = parsed.GetValue(certificate),
                TlsKey = parsed.GetValue(key),
                ClientCa = parsed.GetValue(clientCa),
                AllowPlainText = parsed.GetValue(plainText),
            };
            await using var host = await CollectorHost.StartAsync(options, TimeProvider.System, cancellationToken: cancellationToken);
            if (options.Demo)
            {
                await Demo.DemoRun.RunAsync(host, options, System.Console.Out, cancellationToken);
            }

            System.Console.Out.WriteLine($"gRPC on {host.GrpcAddress}  portal on {host.PortalAddress}  data in {Path.GetFullPath(options.DataFolder)}");
            System.Console.Out.WriteLine("Stop with Ctrl+C.");
            await host.WaitForShutdownAsync();
            return 0;
        }));
        return root;
    }
}

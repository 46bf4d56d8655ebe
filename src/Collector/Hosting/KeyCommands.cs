using System.CommandLine;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Hosting;

/// <summary><c>keys create | list | revoke</c>: work on the data folder, whether or not the service runs.</summary>
internal static class KeyCommands
{
    public static Command Create(SharedOptions shared) => new("keys", "Creates, lists and revokes API keys in the data folder; a running service sees the change within a second")
    {
        CreateKey(shared), List(shared), Revoke(shared),
    };

    private static Command CreateKey(SharedOptions shared)
    {
        var role = new Option<CredentialRole>("--role") { Description = "What the key may do", Required = true };
        var source = new Option<string?>("--source") { Description = "With the role operator: whose figures it hands in (a code of the catalogue: vnpt, so-bac-giang, gso)" };
        var territory = new Option<string[]>("--territory") { Description = "Unit it is limited to (24, 24@2004-07-08, VN); may be given again. Without it: everywhere", DefaultValueFactory = _ => [] };
        var days = new Option<int?>("--days") { Description = "Days until it expires; without it: never" };
        var note = new Option<string>("--note") { Description = "Who has it, for the list", DefaultValueFactory = _ => "" };
        var command = new Command("create", "Creates a key and prints it: the only time that it can be seen") { role, source, territory, days, note };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            var options = shared.Read(parsed);
            var catalogue = Stores.LoadCatalogue(options);
            var code = parsed.GetValue(source);
            var problems = new List<string>();
            var wanted = parsed.GetValue(role);
            if (wanted == CredentialRole.Operator && (code is null || !catalogue.Sources.ContainsKey(code)))
            {
                problems.Add($"--source is '{code}'; expected one of {string.Join(", ", catalogue.Sources.Keys.Order(StringComparer.Ordinal))}");
            }
            else if (wanted != CredentialRole.Operator && code is not null)
            {
                problems.Add("--source goes with --role operator only");
            }

            if (parsed.GetValue(days) is <= 0)
            {
                problems.Add("--days must be at least 1");
            }

            var units = Territories(catalogue, parsed.GetValue(territory) ?? [], problems);
            if (problems.Count > 0)
            {
                throw new StartException(problems);
            }

            using var keys = KeyStore.Open(options.DataFolder, TimeProvider.System);
            DateTimeOffset? expires = parsed.GetValue(days) is { } d ? TimeProvider.System.GetUtcNow().AddDays(d) : null;
            Console.WriteLine(keys.Create(wanted, code, units, expires, parsed.GetValue(note) ?? ""));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static List<AreaKey> Territories(Catalogue.Catalogue catalogue, string[] texts, List<string> problems)
    {
        var today = VietnamTime.DayOf(TimeProvider.System.GetUtcNow());
        var units = new List<AreaKey>();
        foreach (var text in texts)
        {
            if (Territory.TryParse(catalogue, text, today, out var key, out var problem))
            {
                units.Add(key);
            }
            else
            {
                problems.Add("--territory: " + problem);
            }
        }

        return units;
    }

    private static Command List(SharedOptions shared)
    {
        var command = new Command("list", "Lists keys by their public prefix");
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            using var keys = KeyStore.Open(shared.Read(parsed).DataFolder, TimeProvider.System);
            foreach (var key in keys.List())
            {
                var territory = key.Territory.Count == 0 ? "everywhere" : string.Join(' ', key.Territory);
                var state = key.Revoked ? "revoked" : key.Expires is { } at ? at.ToString("'until' yyyy-MM-dd", CultureInfo.InvariantCulture) : "valid";
                Console.WriteLine($"{key.Id}  {key.Role,-13}  {key.Source ?? "-",-16}  {territory,-20}  {state}");
            }

            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command Revoke(SharedOptions shared)
    {
        var prefix = new Argument<string>("prefix") { Description = "The key's public prefix, as in the list" };
        var command = new Command("revoke", "Revokes a key; the running service refuses it within a second") { prefix };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            using var keys = KeyStore.Open(shared.Read(parsed).DataFolder, TimeProvider.System);
            if (keys.Revoke(parsed.GetValue(prefix)!))
            {
                Console.WriteLine("revoked");
                return Task.FromResult(0);
            }

            Console.Error.WriteLine("no valid key has that prefix");
            return Task.FromResult(1);
        }));
        return command;
    }
}

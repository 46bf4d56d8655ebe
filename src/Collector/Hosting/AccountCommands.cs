using System.CommandLine;
using System.Globalization;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;

namespace Telemetry.Collector.Hosting;

/// <summary><c>accounts …</c>: works on the data folder, whether or not the service runs. What it asks for, <see cref="AccountOffice"/> checks and does.</summary>
internal static class AccountCommands
{
    public static Command Create(SharedOptions shared) => new("accounts", "Makes, lists and ends the accounts with which people sign in; a running service sees the change within a second")
    {
        CreateAccount(shared), List(shared), Reset(shared), Revoke(shared), EndSessions(shared),
    };

    private static Command CreateAccount(SharedOptions shared)
    {
        var name = Name();
        var options = new CredentialOptions();
        var command = new Command("create", "Makes an account and prints its initial password: the only time that it can be seen. It must be changed at the first sign-in") { name };
        options.AddTo(command);
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
            Print(office.Create(parsed.GetValue(name)!, options.Read(parsed, certificate: null), CredentialOffice.CommandLine))));
        return command;
    }

    private static Command List(SharedOptions shared)
    {
        var command = new Command("list", "Lists the accounts with their credentials; keys list --all has the ended ones");
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            foreach (var state in office.List())
            {
                Console.WriteLine(Line(state, TimeProvider.System.GetUtcNow()));
            }

            return 0;
        }));
        return command;
    }

    private static Command Reset(SharedOptions shared)
    {
        var name = Name();
        var command = new Command("reset", "Gives an account a new initial password and prints it; unlocks the account and ends its sessions") { name };
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office => Print(office.Reset(parsed.GetValue(name)!, CredentialOffice.CommandLine))));
        return command;
    }

    private static Command Revoke(SharedOptions shared)
    {
        var name = Name();
        var reason = new Option<string>("--reason") { Description = "Why, for the ledger; no secret in it", DefaultValueFactory = _ => "" };
        var command = new Command("revoke", "Ends an account, its sessions and its tokens; the name is free again") { name, reason };
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            OfficeCommand.Made(office.Revoke(parsed.GetValue(name)!, parsed.GetValue(reason) ?? "", CredentialOffice.CommandLine));
            Console.WriteLine("revoked");
            return 0;
        }));
        return command;
    }

    private static Command EndSessions(SharedOptions shared)
    {
        var command = new Command("end-sessions", "Ends every session of every account, by signing with another key from now on: after a copy of secrets.db was lost");
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            office.EndSessions();
            Console.WriteLine("ended");
            return 0;
        }));
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "The account's name: " + AccountName.Expected };

    private static Task<int> WithOffice(CollectorOptions options, Func<AccountOffice, int> ask) =>
        OfficeCommand.RunAsync(options, (credentials, keys) => ask(new AccountOffice(credentials, keys, TimeProvider.System)));

    private static int Print(Change<IssuedAccount> change)
    {
        Console.WriteLine(OfficeCommand.Made(change).Password);
        return 0;
    }

    private static string Line(AccountState state, DateTimeOffset now)
    {
        var (account, credential) = (state.Account, state.Credential);
        var shown = credential.StateAt(now) switch
        {
            CredentialState.Revoked => "revoked " + Day(credential.Revoked),
            CredentialState.Expired => "expired " + Day(credential.Expires),
            _ when account.IsLockedAt(now) => "locked until " + Minute(account.LockedUntil),
            _ when account.MustChange => "initial password",
            _ => credential.Expires is null ? "valid" : "until " + Day(credential.Expires),
        };
        var territory = credential.Territory.Count == 0 ? "everywhere" : string.Join(' ', credential.Territory);
        var used = credential.LastUsed is null ? "never used" : "used " + Minute(credential.LastUsed);
        return $"{account.Name,-20}  {credential.Id,-12}  {credential.Role,-13}  {credential.Source ?? "-",-16}  {territory,-20}  {shown,-18}  {used}  ({credential.Note})";
    }

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Minute(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";
}

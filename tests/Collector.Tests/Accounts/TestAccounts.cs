using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>Accounts as the command makes them, beside the service that runs.</summary>
internal static class TestAccounts
{
    /// <summary>A password that is one.</summary>
    public const string Password = "bốn con voi đi bộ";

    public static AccountOffice Office(TestCollector collector) => new(
        new CredentialOffice(new Lazy<Catalogue.Catalogue>(collector.Host.Stores.Catalogue), collector.Host.Stores.Keys, collector.Time), collector.Host.Stores.Keys, collector.Time);

    /// <summary>Makes an account; its initial password.</summary>
    public static string Create(TestCollector collector, string name, CredentialRole role = CredentialRole.Reader, string source = "", params string[] territory) =>
        Office(collector).Create(name, new CredentialRequest(role, source, territory, 0, "test", null), "test").TryGet(out var issued, out var refused)
            ? issued.Password
            : throw new InvalidOperationException(refused.Problems[0].ToString());

    /// <summary>An account whose initial password was changed to <see cref="Password"/>; who did it has a session.</summary>
    public static async Task<Visitor> SignedInAsync(TestCollector collector, string name, CredentialRole role = CredentialRole.Reader, string source = "", params string[] territory)
    {
        var initial = Create(collector, name, role, source, territory);
        var visitor = new Visitor(collector.Host.PortalAddress);
        var changed = await visitor.ChangeAsync(name, initial, Password);
        Assert.True(changed.Status == System.Net.HttpStatusCode.SeeOther, changed.Text);
        return visitor;
    }

    public static string CredentialOf(TestCollector collector, string name) => Office(collector).List().Single(a => a.Account.Name == name).Account.CredentialId;
}

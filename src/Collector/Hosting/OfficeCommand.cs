using Telemetry.Collector.Security;

namespace Telemetry.Collector.Hosting;

/// <summary>What the commands about credentials and accounts have in common.</summary>
internal static class OfficeCommand
{
    private const int No = 1;

    /// <summary>Opens the data folder's credentials for as long as the command asks; 1 where the answer is no.</summary>
    public static Task<int> RunAsync(CollectorOptions options, Func<CredentialOffice, KeyStore, int> ask) => Guard.RunAsync(() =>
    {
        var catalogue = new Lazy<Catalogue.Catalogue>(() => Stores.LoadCatalogue(options));
        using var keys = KeyStore.Open(options.DataFolder, TimeProvider.System);
        try
        {
            return Task.FromResult(ask(new CredentialOffice(catalogue, keys, TimeProvider.System), keys));
        }
        catch (NotDoneException e)
        {
            Console.Error.WriteLine(e.Message);
            return Task.FromResult(No);
        }
    });

    /// <summary>What was made; where nothing was, the command ends with the reasons.</summary>
    public static T Made<T>(Change<T> change)
        where T : class
    {
        if (change.TryGet(out var made, out var refused))
        {
            return made;
        }

        return refused.Fault == ChangeFault.Invalid
            ? throw new StartException([.. refused.Problems.Select(p => $"{CredentialOptions.NameOf(p.Field)}: {p.Problem}")])
            : throw new NotDoneException(string.Join("; ", refused.Problems.Select(p => p.Problem)));
    }

    // The command's answer is no: exit code 1.
    private sealed class NotDoneException(string message) : Exception(message);
}

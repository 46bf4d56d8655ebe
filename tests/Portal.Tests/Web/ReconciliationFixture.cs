namespace Telemetry.Portal.Tests.Web;

/// <summary>The portal with what the ministry and the statistics office published of Bắc Giang in June 2013.</summary>
public sealed class ReconciliationFixture : IAsyncLifetime
{
    /// <summary>Receipt of the ministry's values.</summary>
    public const long Ministry = Seed.Last + 1;

    /// <summary>Receipt of the statistics office's.</summary>
    public const long Statistics = Seed.Last + 2;

    public PortalHost Host { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        var place = DefaultCatalogue.BacGiang.Key;
        await Host.SubmitAsync([Seed.Patch(Ministry, "published:mic", "2013-06", place, ("density.telephone", 2, 11_509), ("postal.people_per_point", 0, 7_777), ("postal.service_radius", 3, 2_150))], "Niên giám <b>2013</b>");
        await Host.SubmitAsync([Seed.Patch(Statistics, "published:gso", "2013-06", place, ("subscribers.fixed", 0, 73_953))]);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

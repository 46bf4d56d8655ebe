using Xunit;

namespace Telemetry.Operators.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("https://collector.example.vn:7317", true)]
    [InlineData("http://localhost:7317", true)]
    [InlineData("http://127.0.0.9:7317", true)]
    [InlineData("http://[::1]:7317", true)]
    [InlineData("http://collector.example.vn:7317", false)]
    [InlineData("http://10.0.0.1:7317", false)]
    [InlineData("ftp://localhost", false)]
    public void A_key_goes_over_tls_or_to_the_own_machine_only(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new TelemetryClientOptions { Address = new Uri(address), ApiKey = "tk_1" }.Faults().Count == 0);

    [Fact]
    public void Every_fault_is_listed_and_the_key_is_not_shown()
    {
        var options = new TelemetryClientOptions { Address = new Uri("http://example.vn"), ApiKey = "se cret\r\n", Deadline = TimeSpan.Zero };

        Assert.Equal(3, options.Faults().Count);
        Assert.DoesNotContain("cret", options + string.Concat(options.Faults()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TelemetryClient(options));
    }
}

namespace Telemetry.Collector.Tests.Running;

/// <summary>Tools that are no part of the .NET SDK.</summary>
internal static class TestTools
{
    /// <summary>The machine lacks what no tool can give: the test skips on a person's machine and fails where <c>CI=true</c>.</summary>
    public static void Lacking(string what)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", what);
        Assert.Fail(what);
    }

    /// <summary>The tool's path. Missing: the test skips on a person's machine and fails where <c>CI=true</c>.</summary>
    public static string Require(string tool)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
        if (path is not null)
        {
            return path;
        }

        var message = $"{tool} is not installed; eng/install-test-tools installs it";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
        return "";
    }
}

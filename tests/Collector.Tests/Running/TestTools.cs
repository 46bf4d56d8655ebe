using System.Diagnostics;

namespace Telemetry.Collector.Tests.Running;

/// <summary>Tools that are no part of the .NET SDK.</summary>
internal static class TestTools
{
    /// <summary>The tool's path. Missing: the test skips on a person's machine and fails where <c>CI=true</c>.</summary>
    public static string Require(string tool)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
        return path ?? Missing(tool);
    }

    /// <summary>Debian's own Python with those modules; another one in the path would not have them.</summary>
    public static string RequirePython(params string[] modules)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python))
        {
            return Missing(Python);
        }

        var names = string.Join(", ", modules);
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import " + names]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Python : Missing($"{Python} with {names}");
    }

    private static string Missing(string tool)
    {
        Lacking($"{tool} is not installed; eng/install-test-tools installs it");
        return "";
    }

    /// <summary>The machine lacks what the test needs: it skips on a person's machine and fails where <c>CI=true</c>.</summary>
    public static void Lacking(string message)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
    }
}

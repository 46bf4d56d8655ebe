using System.Text;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>A printed report to try the page on: Bắc Giang, the first half of 2013 (samples/reports).</summary>
internal static class SampleReport
{
    /// <summary>Its name in the page's address.</summary>
    public const string Name = "bac-giang-2013";

    /// <summary>The unit that it is about.</summary>
    public const string Area = "24@2004-07-08";

    /// <summary>The month that it is about.</summary>
    public const string Period = "2013-06";

    /// <summary>Its section on post and telecom, word for word.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(SampleReport).Assembly.GetManifestResourceStream("samples/" + Name + ".txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

using System.Globalization;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Portal.Csv;

namespace Telemetry.Collector.Hosting;

/// <summary>A catalogue's faults for a person: on the console, and as a table for a spreadsheet.</summary>
internal static class FaultList
{
    /// <summary>Prints the first ones and how many there are.</summary>
    public static void Print(IReadOnlyList<CatalogueFault> faults, int most)
    {
        foreach (var fault in faults.Take(most))
        {
            Console.Error.WriteLine(fault);
        }

        var rest = faults.Count > most ? $", of which {most} are shown" : "";
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}{rest}"));
    }

    /// <summary>All of them as CSV: UTF-8 with a byte order mark, which a spreadsheet needs for Vietnamese.</summary>
    public static void Write(string path, IEnumerable<CatalogueFault> faults)
    {
        var text = new StringBuilder("file,line,key,problem,expected\r\n");
        foreach (var fault in faults)
        {
            text.Append(CsvField.Quoted(fault.File)).Append(',').Append(fault.Line.ToString(CultureInfo.InvariantCulture)).Append(',')
                .AppendJoin(',', CsvField.Quoted(fault.Key), CsvField.Quoted(fault.Problem), CsvField.Quoted(fault.Expected)).Append("\r\n");
        }

        File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}

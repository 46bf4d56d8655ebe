using System.Text;
using Telemetry.Catalogue.Import;

namespace Telemetry.Catalogue.Tests.Import;

/// <summary>Every fault, with file and line; nothing is written, and with the sound rows only the others are.</summary>
public sealed class ImportFaultTests
{
    public static TheoryData<string, string, string> Rows => new()
    {
        // file, the row that is added to it, the fault
        { "units", "09001,Phường Hai,Phường,24", "units.csv:4: 09001/code: already given in units.csv:2; expected a code used once" },
        { "units", "9008,Phường X,Phường,24", "units.csv:4: 9008/code: '9008'; expected 5 digits, leading zeros included" },
        { "units", "09008,,Phường,24", "units.csv:4: 09008/name: empty; expected 1 to 200 characters" },
        { "units", "09008,Phường X,Phường,27", "units.csv:4: 09008/province_code: no province bears the code '27' on 2025-07-01; expected a province of the catalogue on that day" },
        { "units", "09008,Phường\0X,Phường,24", "units.csv:4: 09008/name: control characters in 'Phường\\u0000X'; expected letters, digits, punctuation and spaces" },
        { "units", "09008,Phường X,24", "units.csv:4: 09008: 3 fields; expected 4, as in the header" },
        { "units", "09008,\"Phường X,Phường,24", "units.csv:4: 09008: a quote that does not belong or is not closed; expected quotes around a whole field on one line, doubled inside it" },
        { "before", "09009,Xã X,Xã,25,Huyện X,27,B", "before.csv:5: 09009/district_code: '25'; expected 3 digits, leading zeros included" },
        { "before", "09009,Xã X,Xã,256,Huyện Khác,27,B", "before.csv:5: 09009/district: 'Huyện Khác'; expected 'Thành phố Bắc Ninh', as before.csv:2 says of the district 256" },
        { "before", "09009,Xã X,Xã,256,Thành phố Bắc Ninh,24,B", "before.csv:5: 09009/province_code: '24'; expected '27', as before.csv:2 says of the district 256" },
        { "before", "09009,Xã X,Xã,213,Thành phố Bắc Giang,27,B", "before.csv:5: 09009/district_code: the catalogue has it as Thành phố Bắc Giang (213@2004-07-08), a District in 24@2004-07-08; expected a District in 27@2004-07-08" },
        { "lineage", "09999,X,X,27,09001,Y,24,False", "lineage.csv:6: 09999@09001/old_code: no commune bears the code '09999' on 2025-06-30; expected a commune of the files or of the catalogue" },
        { "lineage", ",,Huyện Đảo,27,09001,Y,24,False", "lineage.csv:6: 09001/old_code: empty; expected 5 digits, leading zeros included" },
        { "lineage", "09001,X,X,27,09001,Y,24,False", "lineage.csv:6: 09001@09001/new_code: 09001 to 09001 already given in lineage.csv:2; expected each succession once" },
        { "lineage", "07210,X,X,27,09001,Y,24,False", "lineage.csv:6: 07210@09001/old_province_code: '27'; expected '24', where 07210@2004-07-08 lies" },
        { "lineage", "07210,X,X,24,09001,Y,24,True", "lineage.csv:6: 07210@09001/old_is_divided: 'True'; expected False, or further rows: 07210 has this one successor" },
        { "lineage", "07210,X,X,24,09001,Y,24,có", "lineage.csv:6: 07210@09001/old_is_divided: 'có'; expected True or False" },
        { "lineage", "09003,X,X,27,07228,Y,24,False", "lineage.csv:6: 09003@07228/old_is_divided: 'False'; expected True: 09003 has 3 successors, 09001, 09004, 07228" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_faulty_row_is_named_and_nothing_is_written_or_all_the_rest(string file, string row, string expected)
    {
        var refused = TerritoryImport.Run(With(file, row, soundOnly: false));
        var rest = TerritoryImport.Run(With(file, row, soundOnly: true));

        Assert.Equal(expected, Assert.Single(refused.Faults).ToString());
        Assert.False(refused.IsAccepted);
        Assert.Empty(refused.Files);
        Assert.Equal(refused.Faults, rest.Faults);
        Assert.Equal(Texts(TerritoryImport.Run(Imports.Request())), Texts(rest));
        Assert.Equal(1, rest.Counts.FaultyRows);
    }

    [Fact]
    public void All_faults_of_all_files_are_listed_at_once_in_order()
    {
        var result = TerritoryImport.Run(Imports.Request(
            units: Imports.Units + "\n1,Phường X,Phường,24\n09008,,Phường,99",
            before: Imports.Before + "\n09009,Xã X,Xã,256,Huyện Khác,27,B",
            lineage: Imports.Lineage + "\n09998,X,X,27,09999,Y,24,False"));

        Assert.Equal(
            ["before.csv:5 09009/district", "lineage.csv:6 09998@09999/old_code", "units.csv:4 1/code", "units.csv:5 09008/name", "units.csv:5 09008/province_code"],
            result.Faults.Select(f => $"{f.File}:{f.Line} {f.Key}"));
    }

    [Fact]
    public void Both_rows_that_call_a_commune_whole_while_it_has_two_successors_are_faults()
    {
        var result = TerritoryImport.Run(Imports.Request(lineage: Imports.Lineage.Replace("True", "False", StringComparison.Ordinal)));

        Assert.Equal([4, 5], result.Faults.Select(f => f.Line));
        Assert.All(result.Faults, f => Assert.Equal("True: 09003 has 2 successors, 09001, 09004", f.Expected));
    }

    [Fact]
    public void With_a_left_out_unit_go_its_rows_of_the_lineage_without_a_fault_of_their_own()
    {
        var units = Imports.Units.Replace("09004,Phường Võ Cường", "09004,", StringComparison.Ordinal);
        var request = Imports.Request(units: units, soundOnly: true);
        var result = TerritoryImport.Run(request);

        Assert.Equal("units.csv:3: 09004/name: empty; expected 1 to 200 characters", Assert.Single(result.Faults).ToString());
        Assert.Equal((1, 1), (result.Counts.FaultyRows, result.Counts.LeftOutWithUnit));
        var succession = Assert.Single(Imports.Loaded(request, result).Unit("09003@2004-07-08").Successors);
        Assert.False(succession.IsWhole);
    }

    [Fact]
    public void A_commune_that_the_lineage_does_not_name_is_a_remark()
    {
        var result = TerritoryImport.Run(Imports.Request(before: Imports.Before + "\n09010,Xã Quên,Xã,258,Huyện Yên Phong,27,B", units: Imports.Units + "\n09011,Xã Rơi,Xã,24"));

        Assert.True(result.IsAccepted);
        Assert.Contains("before.csv:5: Xã Quên (09010) became nothing: lineage.csv has no row of it", result.Remarks.Select(r => r.ToString()));
        Assert.Contains("units.csv:4: Xã Rơi (09011) came from nothing: lineage.csv has no row of it", result.Remarks.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("", "units.csv:0: units.csv: no header; expected the columns code,name,province_code, in any order")]
    [InlineData("code,name\n09001,X", "units.csv:1: province_code: missing column; expected the columns code,name,province_code, in any order")]
    [InlineData("code,name,province_code,code\n", "units.csv:1: code: column given twice; expected each column once")]
    public void A_file_that_is_no_such_table_has_one_fault_and_no_echo_in_the_lineage(string units, string expected)
    {
        var result = TerritoryImport.Run(Imports.Request(units: units, soundOnly: true));

        Assert.Equal(expected, Assert.Single(result.Faults).ToString());
        Assert.Equal(4, result.Counts.LeftOutWithUnit);
        Assert.False(result.IsAccepted);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named_with_their_line()
    {
        var bytes = Encoding.UTF8.GetBytes(Imports.Units);
        bytes[^4] = 0xff;
        var result = TerritoryImport.Run(Imports.Request() with { Units = new ImportFile("units.csv", bytes) });

        Assert.Equal("units.csv:0: units.csv: bytes that are not UTF-8, first in line 3; expected a UTF-8 file", Assert.Single(result.Faults).ToString());
    }

    [Fact]
    public void The_old_units_given_as_the_new_ones_are_refused()
    {
        var result = TerritoryImport.Run(Imports.Request(units: Imports.Before));

        Assert.Contains(result.Faults, f => f.File == "units.csv" && f.Line == 2 && f.Key == "09001/district_code");
        Assert.False(result.IsAccepted);
    }

    [Fact]
    public void A_unit_of_the_catalogue_that_goes_on_keeps_its_code()
    {
        var areas = SmallCatalogue.Append("areas/areas.csv", "09001,commune,Phường Cũ,,24,2025-07-01,");
        var known = SmallCatalogue.Files(SmallCatalogue.Tables.Where(t => t.Key != areas.Path).Append(KeyValuePair.Create(areas.Path, areas.Text)));
        var result = TerritoryImport.Run(new ImportRequest { Known = known, On = new DateOnly(2026, 7, 1), Units = Imports.File("units.csv", Imports.Units) });

        Assert.Equal(
            "units.csv:2: 09001/code: 09001@2025-07-01 of the catalogue bears it still; expected a unit that ended on 2026-06-30: give it that valid_to in its own table",
            Assert.Single(result.Faults).ToString());
    }

    [Fact]
    public void A_huge_field_and_a_file_of_noise_are_faults_and_nothing_worse()
    {
        var huge = TerritoryImport.Run(Imports.Request(units: Imports.Units + "\n09008," + new string('x', 5_000_000) + ",Phường,24"));
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var binary = TerritoryImport.Run(Imports.Request() with { Units = new ImportFile("units.csv", noise), Lineage = Imports.File("lineage.csv", new string('"', 50_000) + "\n,,,\0") });

        Assert.Equal("5000000 characters", Assert.Single(huge.Faults).Problem);
        Assert.False(binary.IsAccepted);
        Assert.All(binary.Faults, f => Assert.True(f.ToString().Length < 1000));
    }

    private static ImportRequest With(string file, string row, bool soundOnly) => file switch
    {
        "units" => Imports.Request(units: Imports.Units + "\n" + row, soundOnly: soundOnly),
        "before" => Imports.Request(before: Imports.Before + "\n" + row, soundOnly: soundOnly),
        _ => Imports.Request(lineage: Imports.Lineage + "\n" + row, soundOnly: soundOnly),
    };

    private static IEnumerable<string> Texts(ImportResult result) => result.Files.Select(f => Encoding.UTF8.GetString(f.Value));
}

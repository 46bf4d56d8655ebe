using System.Text.Json;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Json;

public sealed class PassportMapperTests
{
    private static readonly FigureMapper Mapper = Create();

    [Fact]
    public void Who_is_missing_is_named()
    {
        var operand = Figures.Operand("bts.sites", 5, Figures.From("vnpt", 5)) with
        {
            MissingOperators = [new MissingOperator("viettel", Period.Parse("2013-05"), [DefaultCatalogue.BacGiang.Key])],
            MissingParts = ["bts.sites_2g"],
            MissingPeriods = [Period.Parse("2013-04")],
            Predecessors = [DefaultCatalogue.BacGiang],
        };

        var numerator = Write(Figures.Passport(operand)).GetProperty("numerator");
        var missing = numerator.GetProperty("missing");
        Assert.Equal("viettel", missing.GetProperty("operators")[0].GetProperty("source").GetString());
        Assert.Equal("2013-05", missing.GetProperty("operators")[0].GetProperty("lastReported").GetString());
        Assert.Equal("Bắc Giang", missing.GetProperty("operators")[0].GetProperty("provinces")[0].GetProperty("name").GetString());
        Assert.Equal("Trạm BTS có 2G", missing.GetProperty("parts")[0].GetProperty("name").GetString());
        Assert.Equal("2013-04", missing.GetProperty("periods")[0].GetString());
        Assert.Equal("24@2004-07-08", numerator.GetProperty("predecessors")[0].GetProperty("code").GetString());
        Assert.Equal(1, numerator.GetProperty("coverage").GetProperty("reported").GetInt32());
        Assert.Equal(2, numerator.GetProperty("coverage").GetProperty("expected").GetInt32());
    }

    [Fact]
    public void A_source_that_keeps_its_value_back_stands_there_without_a_value()
    {
        var passport = Write(Figures.Passport(Figures.Operand("bts.sites", 5, Figures.From("vnpt", 5), Figures.From("viettel", null))));

        var kept = passport.GetProperty("numerator").GetProperty("contributions")[1];
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("value").ValueKind);
        Assert.Equal("withheld", kept.GetProperty("how").GetString());
    }

    [Fact]
    public void A_check_stands_beside_the_value()
    {
        var operand = Figures.Operand("subscribers.telephone", 100) with
        {
            Checks = [new DerivedCheck("so-bac-giang+so-quang-ninh", Provenance.Parts, 90, 10, 2, 2)],
        };

        var check = Write(Figures.Passport(operand)).GetProperty("numerator").GetProperty("checks")[0];
        Assert.Equal(10, check.GetProperty("difference").GetDecimal());
        Assert.Equal("parts", check.GetProperty("how").GetString());
        Assert.Equal("Sở quản lý BCVT tỉnh Bắc Giang + Sở quản lý BCVT tỉnh Quảng Ninh", check.GetProperty("name").GetString());
    }

    [Fact]
    public void A_note_comes_as_a_code_and_in_both_languages()
    {
        var passport = Figures.Passport() with { Notes = [FigureNote.Of(FigureNoteCode.LaterTarget, "item", "bts.sites", "period", "2013-06", "used", "2015")] };

        var note = Write(passport).GetProperty("notes")[0];
        Assert.Equal("laterTarget", note.GetProperty("code").GetString());
        Assert.Equal("Không có kế hoạch cho tháng 6/2013; so với chỉ tiêu năm 2015.", note.GetProperty("vi").GetString());
        Assert.Equal("no plan for 2013-06; the target of 2015 is used", note.GetProperty("en").GetString());
        Assert.Equal("2015", note.GetProperty("parameters").GetProperty("used").GetString());
    }

    [Fact]
    public void Predecessors_in_a_note_are_named_once() => Assert.Contains(
        "đơn vị tiền thân: Bắc Giang, Quảng Ninh.",
        new NoteText(new Words(DefaultCatalogue.Instance, Language.Vietnamese)).Note(FigureNote.Of(
            FigureNoteCode.FromPredecessors, "metric", "bts.sites", "areas", $"{DefaultCatalogue.BacGiang}, {DefaultCatalogue.QuangNinh}")),
        StringComparison.Ordinal);

    [Fact]
    public void No_digit_is_lost_on_the_way_out()
    {
        var figure = Figures.Of("density.telephone", 1234567890123456789012.345678m, 2, Figures.Passport());

        var json = JsonSerializer.Serialize(new FiguresJson([Mapper.Map(figure)], 1), PortalJsonContext.Readable.FiguresJson);
        Assert.Contains("\"exact\":1234567890123456789012.345678", json, StringComparison.Ordinal);
        Assert.Contains("\"value\":1234567890123456789012.35", json, StringComparison.Ordinal);
    }

    private static JsonElement Write(Passport passport)
    {
        var json = Mapper.Map(Figures.Of("bts.sites", 5, 0, passport)).Passport;
        return JsonDocument.Parse(JsonSerializer.Serialize(json, PortalJsonContext.Readable.PassportJson)).RootElement;
    }

    private static FigureMapper Create()
    {
        var words = new Words(DefaultCatalogue.Instance, Language.Vietnamese);
        var notes = new NoteText(words);
        return new FigureMapper(words, notes, new PassportMapper(words, notes));
    }
}

namespace Telemetry.Doctor.Reading;

/// <summary>Units as reports write them behind a number, in a column of units or in a heading, and the catalogue's codes for them. Pure.</summary>
internal static class UnitWords
{
    private static readonly (string Words, decimal Scale)[] Scales =
    [
        ("nghìn tỷ", 1e12m), ("ngàn tỷ", 1e12m), ("nghìn tỉ", 1e12m), ("ngàn tỉ", 1e12m), ("tỷ", 1e9m), ("tỉ", 1e9m),
        ("triệu", 1e6m), ("nghìn", 1e3m), ("ngàn", 1e3m), ("1.000.000", 1e6m), ("1000000", 1e6m), ("1.000", 1e3m), ("1000", 1e3m),
    ];

    private static readonly (string Words, string Unit, decimal Scale)[] Nouns =
    [
        .. Of("subscription", "thuê bao", "tb", "máy điện thoại", "máy", "điện thoại", "thuê bao điện thoại", "thuê bao internet"),
        .. Of("VND", "đồng", "vnđ", "vnd", "đ"),
        ("trđ", "VND", 1e6m), ("tr.đ", "VND", 1e6m), ("tr.đồng", "VND", 1e6m), ("tr đồng", "VND", 1e6m), ("tr. đồng", "VND", 1e6m), ("tr đ", "VND", 1e6m),
        .. Of("percentage point", "điểm phần trăm", "điểm %"),
        .. Of("%", "%", "phần trăm"),
        .. Of("point", "điểm phục vụ", "điểm", "bưu cục", "cơ sở", "đại lý", "thùng thư", "thùng", "điểm bđ-vhx", "bđ-vhx", "bđvhx"),
        .. Of("site", "trạm", "vị trí", "cột ăng ten", "trạm bts", "nhà trạm"),
        .. Of("copy", "tờ, cuốn", "tờ", "cuốn", "bản", "ấn phẩm", "tờ/cuốn"),
        .. Of("item", "cái, bức", "cái", "bức", "chiếc", "bưu gửi", "bưu phẩm", "bưu kiện", "thư", "phiếu", "cái/bức"),
        .. Of("kg", "kg", "kilôgam", "ki lô gam"), ("tấn", "kg", 1e3m),
        .. Of("km2", "km2", "km²"), .. Of("km", "km", "ki lô mét", "kilômét"),
        .. Of("person", "người dân", "người", "nhân khẩu", "dân"), .. Of("household", "hộ gia đình", "hộ dân", "hộ"),
        .. Of("commune", "xã, phường, thị trấn", "xã, phường", "xã, thị trấn", "xã/phường", "xã"),
        .. Of("enterprise", "doanh nghiệp", "dn"), .. Of("case", "vụ", "trường hợp"), .. Of("times", "lần"),
    ];

    // Behind "/", "trên" or "mỗi".
    private static readonly (string Words, string Unit)[] Per =
    [
        ("100 người dân", "100 people"), ("100 dân", "100 people"), ("100dân", "100 people"), ("100 người", "100 people"), ("trăm dân", "100 people"),
        ("1.000 dân", "1000 people"), ("1000 dân", "1000 people"), ("1.000 người", "1000 people"), ("1000 người", "1000 people"), ("1000dân", "1000 people"),
        ("1.000 người dân", "1000 people"), ("nghìn dân", "1000 people"),
        ("1 điểm", "point"), ("một điểm", "point"), ("điểm phục vụ", "point"), ("điểm", "point"), ("bưu cục", "point"),
        ("trạm", "site"), ("km2", "km2"), ("km²", "km2"), ("thuê bao", "subscription"), ("tb", "subscription"), ("hộ", "household"), ("người", "person"),
    ];

    private static readonly string[] Joints = ["/", "trên một", "trên mỗi", "trên", "mỗi"];
    private static readonly HashSet<string> Counts =
        ["subscription", "site", "point", "copy", "item", "person", "commune", "household", "enterprise", "case"];

    static UnitWords()
    {
        Array.Sort(Nouns, static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
        Array.Sort(Per, static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>Whether a value in the unit is a whole number: things are counted, đồng has no fraction.</summary>
    public static bool IsCount(string unit) => Counts.Contains(unit) || unit == "VND";

    /// <summary>Reads scale and unit from the position on, spaces before them included.</summary>
    public static UnitReading Read(string text, int at, int end)
    {
        var start = Chars.SkipSpaces(text, at, end);
        if (start < end && text[start] == '*')
        {
            start = Chars.SkipSpaces(text, start + 1, end);
        }

        if (start < end && text[start] == '/' && IsPeopleRatio(text, start, end))
        {
            return Ratio(text, start, end, null, 1) is { } bare ? bare : new UnitReading(null, 1, at);
        }

        var (scale, behind) = Scale(text, start, end);
        var next = behind > start ? Chars.SkipSpaces(text, behind, end) : start;
        foreach (var (words, unit, factor) in Nouns)
        {
            if (Chars.Stands(text, next, end, words))
            {
                var last = next + words.Length;
                return Ratio(text, last, end, unit, scale * factor) ?? new UnitReading(unit, scale * factor, last);
            }
        }

        // "89 tỷ" is money; "3,5 triệu" may be of anything.
        return behind > start ? new UnitReading(scale >= 1e9m ? "VND" : null, scale, behind) : new UnitReading(null, 1, at);
    }

    /// <summary>Whether <c>/100 dân</c> or the like stands at the slash.</summary>
    public static bool IsPeopleRatio(string text, int slash, int end)
    {
        var next = Chars.SkipSpaces(text, slash + 1, end);
        return Array.Exists(Per, p => char.IsDigit(p.Words[0]) && p.Unit.EndsWith("people", StringComparison.Ordinal) && Chars.Stands(text, next, end, p.Words));
    }

    /// <summary>The unit that a heading or caption names: in brackets, behind "ĐVT:" or "Đơn vị:", or by a per cent sign.</summary>
    public static UnitReading? InHeading(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var isMark = text[i] == '(' || (text[i] == ':' && IsUnitWord(text, i, start));
            if (isMark && Whole(text, i + 1, end) is { } unit)
            {
                return unit;
            }
        }

        var percent = text.AsSpan(start, end - start).IndexOf('%');
        return percent >= 0 ? new UnitReading("%", 1, start + percent + 1) : null;
    }

    /// <summary>The unit that a cell of a column of units names; null where it names none.</summary>
    public static UnitReading? InCell(string text, int start, int end) => Whole(text, start, end);

    private static bool IsUnitWord(string text, int colon, int start) =>
        Chars.StandsBefore(text, colon, start, "đvt", out _) || Chars.StandsBefore(text, colon, start, "đơn vị tính", out _) || Chars.StandsBefore(text, colon, start, "đơn vị", out _);

    // The unit must end where the words do: "(triệu đồng)" is one, "(điểm mạnh)" is none.
    private static UnitReading? Whole(string text, int at, int end)
    {
        at = Chars.SkipSpaces(text, at, end);
        if (Chars.Stands(text, at, end, "đvt:") || Chars.Stands(text, at, end, "đơn vị:"))
        {
            at = text.IndexOf(':', at) + 1;
        }

        var unit = Read(text, at, end);
        var behind = Chars.SkipSpaces(text, unit.End, end);
        return unit.End > at && (behind >= end || text[behind] is ')' or '*' or ',' or ';' or '.' or '\n' or '\r' or '\t' or '|') ? unit : null;
    }

    private static (decimal Scale, int End) Scale(string text, int at, int end)
    {
        foreach (var (words, scale) in Scales)
        {
            if (Chars.Stands(text, at, end, words))
            {
                var behind = at + words.Length;
                var next = Chars.SkipSpaces(text, behind, end);
                var isWord = Chars.Stands(text, next, end, "lệ") || Chars.Stands(text, next, end, "trọng");
                return isWord || (char.IsDigit(words[0]) && Chars.Stands(text, next, end, "dân")) ? (1, at) : (scale, behind);
            }
        }

        return (1, at);
    }

    private static UnitReading? Ratio(string text, int at, int end, string? of, decimal scale)
    {
        var joint = Chars.SkipSpaces(text, at, end);
        foreach (var words in Joints)
        {
            if (!Chars.Stands(text, joint, end, words))
            {
                continue;
            }

            var next = Chars.SkipSpaces(text, joint + words.Length, end);
            foreach (var (per, unit) in Per)
            {
                if (Chars.Stands(text, next, end, per))
                {
                    return new UnitReading(Code(of, unit), scale, next + per.Length);
                }
            }
        }

        return null;
    }

    // By the catalogue's indicators: subscriptions and sites per people or km2 are told by the denominator alone.
    private static string Code(string? of, string per) => (of, per) switch
    {
        (null or "subscription" or "site", "100 people" or "1000 people" or "km2") => $"per {per}",
        ("person", "point") => "people per point",
        ("subscription", "site") => "subscriptions per site",
        _ => $"{of} per {per}",
    };

    private static IEnumerable<(string Words, string Unit, decimal Scale)> Of(string unit, params string[] words) => words.Select(w => (w, unit, 1m));
}

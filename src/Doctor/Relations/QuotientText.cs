using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Relations;

/// <summary>What is said of quotients alike. Pure.</summary>
internal static class QuotientText
{
    /// <summary>The verdict in a few words.</summary>
    public static string Summary(Tongue t, Agreement agreement, string printed, decimal computed) => agreement switch
    {
        Agreement.Both => t.T("khớp", "holds"),
        Agreement.Rounded => t.T("khớp (làm tròn)", "holds (rounded)"),
        Agreement.Truncated => t.T("chỉ khớp nếu cắt bớt chữ số", "holds only if truncated"),
        Agreement.Coarse => t.T("chỉ khớp nếu số tròn là số làm tròn", "holds only if the round numbers are rounded"),
        _ => t.T($"không khớp (ghi {printed}, tính được {t.N(computed)})", $"fails ({printed} printed, {t.N(computed)} computed)"),
    };

    /// <summary>A per cent's computation.</summary>
    public static string PerCentLine(Tongue t, string numerator, string denominator, decimal computed, string printed) =>
        $"{numerator} ÷ {denominator} = {t.N(computed)} %, {Printed(t)} {printed} %";

    /// <summary>The word before what the report says.</summary>
    public static string Printed(Tongue t) => t.T("văn bản ghi", "printed");
}

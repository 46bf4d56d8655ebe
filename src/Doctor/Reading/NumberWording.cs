namespace Telemetry.Doctor.Reading;

/// <summary>What the words before a number say of its exactness.</summary>
public enum NumberWording
{
    /// <summary>Nothing: it is as exact as its digits.</summary>
    Plain,

    /// <summary>hơn, trên: it is more than the number printed, and less than the next one as round.</summary>
    MoreThan,

    /// <summary>gần, chưa đến, dưới: it is less than the number printed, and more than the one before as round.</summary>
    LessThan,

    /// <summary>khoảng, xấp xỉ: the number printed is as round as its last digit that is not zero.</summary>
    About,

    /// <summary>ước, ước đạt: an estimate, printed like an exact number; digits count as they stand.</summary>
    Estimated,

    /// <summary>ít nhất, tối thiểu, đạt trên (in a target): no upper end.</summary>
    AtLeast,

    /// <summary>tối đa, không quá: no lower end.</summary>
    AtMost,
}

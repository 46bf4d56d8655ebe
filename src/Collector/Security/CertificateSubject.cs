using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Telemetry.Collector.Security;

/// <summary>
/// The one form in which certificates' subjects are compared, character for character. It is RFC 4514 with every choice that the RFC
/// leaves made once: the last part of the name first; parts of one set joined with <c>+</c> in the certificate's order; the short names
/// of the RFC's table in capitals, any other type as its number; the value as text with <c>" + , ; &lt; &gt; \</c>, a leading
/// <c>#</c> or space and a trailing space after a backslash, control characters as <c>\XX</c>; the value of a numbered type, and what is
/// no text, as <c>#</c> and the hex of its DER. Letters keep their case and their accents.
/// </summary>
public static class CertificateSubject
{
    private const int Longest = 2000;
    private const string Special = "\"+,;<>\\";

    // RFC 4514, section 3.
    private static readonly (string Oid, string Name)[] Names =
    [
        ("2.5.4.3", "CN"), ("2.5.4.7", "L"), ("2.5.4.8", "ST"), ("2.5.4.10", "O"), ("2.5.4.11", "OU"), ("2.5.4.6", "C"),
        ("2.5.4.9", "STREET"), ("0.9.2342.19200300.100.1.25", "DC"), ("0.9.2342.19200300.100.1.1", "UID"),
    ];

    /// <summary>The form of a certificate's subject; null where it has none, or one that cannot be read.</summary>
    public static string? Of(X509Certificate2 certificate)
    {
        try
        {
            var sets = new List<string>();
            var reader = new AsnReader(certificate.SubjectName.RawData, AsnEncodingRules.DER);
            var name = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            while (name.HasData)
            {
                sets.Add(ReadSet(name.ReadSetOf(skipSortOrderValidation: true)));
            }

            sets.Reverse();
            return sets.Count == 0 ? null : string.Join(',', sets);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Brings a subject that a person wrote into the form; false with what is wrong with it.</summary>
    public static bool TryNormalise(string text, out string form, out string problem)
    {
        form = "";
        problem = "";
        if (text.Length is 0 or > Longest)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters; expected 1 to {Longest}");
            return false;
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; ;)
        {
            if (!TryReadPart(text, ref at, result, out problem))
            {
                return false;
            }

            if (at == text.Length)
            {
                form = result.ToString();
                return true;
            }

            result.Append(text[at++]);
        }
    }

    private static string ReadSet(AsnReader set)
    {
        var parts = new List<string>();
        while (set.HasData)
        {
            var part = set.ReadSequence();
            var oid = part.ReadObjectIdentifier();
            var value = part.ReadEncodedValue();
            part.ThrowIfNotEmpty();
            var name = Array.Find(Names, n => n.Oid == oid).Name;
            parts.Add(name is not null && TextOf(value) is { } text ? $"{name}={Escape(text)}" : $"{name ?? oid}=#{Convert.ToHexStringLower(value.Span)}");
        }

        return string.Join('+', parts);
    }

    private static string? TextOf(ReadOnlyMemory<byte> value)
    {
        var reader = new AsnReader(value, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        return tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue is var number
            && number is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.BMPString or UniversalTagNumber.T61String or UniversalTagNumber.NumericString or UniversalTagNumber.VisibleString
            ? reader.ReadCharacterString(number)
            : null;
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsControl(c))
            {
                foreach (var b in Encoding.UTF8.GetBytes([c]))
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\{b:X2}");
                }

                continue;
            }

            if (Special.Contains(c, StringComparison.Ordinal) || (i == 0 && (c is ' ' or '#')) || (i == value.Length - 1 && c == ' '))
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }

    // One type and value, up to the comma or plus behind it.
    private static bool TryReadPart(string text, ref int at, StringBuilder result, out string problem)
    {
        problem = "";
        var equals = text.IndexOf('=', at);
        var type = equals < 0 ? "" : text[at..equals];
        var known = Array.Find(Names, n => n.Name.Equals(type, StringComparison.OrdinalIgnoreCase) || n.Oid == type).Name;
        var isNumber = type.Contains('.', StringComparison.Ordinal) && type.All(c => char.IsAsciiDigit(c) || c == '.');
        if (known is null && !isNumber)
        {
            problem = $"'{SafeText.Shorten(type.Length == 0 ? text[at..] : type)}' is no type of RFC 4514; expected CN, L, ST, O, OU, C, STREET, DC, UID or a number like 2.5.4.5, "
                + "without spaces around it, as in CN=billing,O=VNPT,C=VN";
            return false;
        }

        at = equals + 1;
        if (!TryReadValue(text, ref at, out var value, out var isHex) || (isNumber && known is null && !isHex))
        {
            problem = $"the value of {known ?? type} is not written as in RFC 4514; expected text with \\ before each of \" + , ; < > \\, or # and hex (always for a numbered type)";
            return false;
        }

        result.Append(known ?? type).Append('=').Append(isHex ? value : Escape(value));
        return true;
    }

    private static bool TryReadValue(string text, ref int at, out string value, out bool isHex)
    {
        value = "";
        isHex = at < text.Length && text[at] == '#';
        if (isHex)
        {
            var start = ++at;
            while (at < text.Length && char.IsAsciiHexDigit(text[at]))
            {
                at++;
            }

            value = "#" + text[start..at].ToLowerInvariant();
            return at > start && (at - start) % 2 == 0 && AtEnd(text, at);
        }

        var bytes = new List<byte>();
        var first = at;
        while (!AtEnd(text, at))
        {
            var c = text[at++];
            if (c is ' ' && (at - 1 == first || AtEnd(text, at)))
            {
                return false;
            }

            if (c != '\\')
            {
                if (Special.Contains(c, StringComparison.Ordinal) || c == '\0')
                {
                    return false;
                }

                var length = char.IsHighSurrogate(c) && at < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at - 1, length)));
                at += length - 1;
            }
            else if (at + 1 < text.Length && char.IsAsciiHexDigit(text[at]) && char.IsAsciiHexDigit(text[at + 1]))
            {
                bytes.Add(byte.Parse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 2;
            }
            else if (at < text.Length && (Special.Contains(text[at], StringComparison.Ordinal) || text[at] is ' ' or '#' or '='))
            {
                bytes.Add((byte)text[at++]);
            }
            else
            {
                return false;
            }
        }

        try
        {
            value = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
            return value.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool AtEnd(string text, int at) => at == text.Length || text[at] is ',' or '+';
}

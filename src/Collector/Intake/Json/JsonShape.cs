using System.Globalization;
using System.Text.Json;

namespace Telemetry.Collector.Intake.Json;

/// <summary>What a strict reader of JSON asks of each place, and the first refusal with its JSON path. Each method that refuses answers false.</summary>
internal abstract class JsonShape
{
    private const int LongestCode = 64;

    /// <summary>Why the document is not what was expected; null while it is.</summary>
    public IntakeRefusal? Refusal { get; protected set; }

    /// <summary>Reads a code; refuses what is none.</summary>
    protected bool TryReadCode(ref Utf8JsonReader reader, string path, int index, string member, out string code)
    {
        if (reader.TokenType == JsonTokenType.String && TryGetText(ref reader, out code) && code.Length is > 0 and <= LongestCode)
        {
            return true;
        }

        code = "";
        return Refuse((index < 0 ? path : Path(path, index)) + member, string.Create(CultureInfo.InvariantCulture, $"expected a code, a text of 1 to {LongestCode} characters"));
    }

    /// <summary>Reads a text; refuses what is none.</summary>
    protected bool TryReadText(ref Utf8JsonReader reader, string path, out string text)
    {
        text = "";
        return (reader.TokenType == JsonTokenType.String && TryGetText(ref reader, out text)) || Refuse(path, "expected a text");
    }

    /// <summary>Reads a text; false on an escape that names half a character, which no text has.</summary>
    protected static bool TryGetText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    /// <inheritdoc cref="TryReadName(ref Utf8JsonReader, string[], string, int, ref int, out int)"/>
    protected bool TryReadName(ref Utf8JsonReader reader, string[] names, string path, ref int seen, out int property) =>
        TryReadName(ref reader, names, path, -1, ref seen, out property);

    /// <summary>Goes to the next property's value: which of the names it has, -1 at the object's end. False when refused: unknown, or there already.</summary>
    protected bool TryReadName(ref Utf8JsonReader reader, string[] names, string path, int index, ref int seen, out int property)
    {
        property = -1;
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return true;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                property = i;
                break;
            }
        }

        if (property < 0)
        {
            return Refuse(Full(TryGetText(ref reader, out var name) ? HeaderRule.Quote(name) : "?"), "no such property; expected one of " + string.Join(", ", names));
        }

        if ((seen & (1 << property)) != 0)
        {
            return Refuse(Full(names[property]), "there twice; expected once");
        }

        seen |= 1 << property;
        return reader.Read();

        string Full(string name) => (index < 0 ? path : Path(path, index) + ".") + name;
    }

    /// <summary>Refuses what is no object.</summary>
    protected bool IsObject(ref Utf8JsonReader reader, string path) => reader.TokenType == JsonTokenType.StartObject || Refuse(path, "expected an object");

    /// <summary>Refuses what is no list.</summary>
    protected bool IsArray(ref Utf8JsonReader reader, string path) => reader.TokenType == JsonTokenType.StartArray || Refuse(path, "expected a list");

    /// <summary>Refuses, naming the path.</summary>
    protected bool Refuse(string path, string problem)
    {
        Refusal = new IntakeRefusal(IntakeFault.BadShape, path, $"{path}: {problem}");
        return false;
    }

    /// <summary>Refuses as a part of the document was.</summary>
    protected bool Refuse(IntakeRefusal? refusal)
    {
        Refusal = refusal;
        return false;
    }

    /// <summary>Refuses more cells than a submission may have.</summary>
    protected bool RefuseSize(string path, int limit)
    {
        Refusal = SubmitRequestReader.TooLarge(path, limit + 1L, limit);
        return false;
    }

    /// <summary>The path of an element.</summary>
    protected static string Path(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}

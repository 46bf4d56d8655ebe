using System.Text.Json;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Reads an object's properties one by one, keeps every fault, and at the end tells which properties nobody asked for.</summary>
internal sealed class JsonObjectReader
{
    private const int LongestShown = 60;

    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<MappingFault> _faults;
    private readonly HashSet<string> _asked = [];

    public JsonObjectReader(JsonElement element, string path, List<MappingFault> faults)
    {
        _path = path;
        _faults = faults;
        _object = element;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("", Shown(element), MappingFaultWords.Object);
        }
    }

    /// <summary>A property's text; null where it is absent.</summary>
    public string? Text(string name, bool isRequired = false)
    {
        if (Value(name, isRequired) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Fault(name, Shown(value), MappingFaultWords.Text);
        return null;
    }

    /// <summary>A property's text, understood; the default where it is absent or wrong.</summary>
    public T Parsed<T>(string name, Phrase expected, T otherwise, Func<string, (bool IsGood, T Value)> parse, bool isRequired = false)
    {
        if (Text(name, isRequired) is not { } text)
        {
            return otherwise;
        }

        var (isGood, value) = parse(text);
        if (!isGood)
        {
            Fault(name, MappingFaultWords.Found($"'{text}'"), expected);
        }

        return isGood ? value : otherwise;
    }

    /// <summary>One of a property's words.</summary>
    public T Word<T>(string name, T otherwise, params (string Word, T Value)[] words) => Parsed(
        name,
        MappingFaultWords.OneOf(words.Select(w => w.Word)),
        otherwise,
        text => words.FirstOrDefault(w => w.Word == text) is { Word: not null } found ? (true, found.Value) : (false, otherwise));

    /// <summary>A whole number among those allowed.</summary>
    public long Number(string name, long otherwise, Phrase expected, Func<long, bool> isGood, bool isRequired = false)
    {
        if (Value(name, isRequired) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && isGood(number))
        {
            return number;
        }

        Fault(name, Shown(value), expected);
        return otherwise;
    }

    /// <summary>A list's elements with their paths.</summary>
    public IReadOnlyList<(JsonElement Element, string Path)> List(string name, bool isRequired = false)
    {
        if (Value(name, isRequired) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray().Select((e, i) => (e, $"{PathOf(name)}[{i}]"))];
        }

        Fault(name, Shown(value), MappingFaultWords.List);
        return [];
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var (element, path) in List(name))
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                texts.Add(element.GetString()!);
            }
            else
            {
                _faults.Add(new(path, Shown(element), MappingFaultWords.Text));
            }
        }

        return texts;
    }

    /// <summary>The properties of an object, whatever their names.</summary>
    public IReadOnlyList<JsonProperty> Entries(string name)
    {
        if (Value(name, isRequired: false) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return [.. value.EnumerateObject()];
        }

        Fault(name, Shown(value), MappingFaultWords.Object);
        return [];
    }

    public string PathOf(string name) => _path.Length == 0 ? name : name.Length == 0 ? _path : $"{_path}.{name}";

    public void Fault(string name, Phrase found, Phrase expected) => _faults.Add(new(PathOf(name), found, expected));

    /// <summary>Tells the properties that nobody asked for, and those that stand twice.</summary>
    public void End()
    {
        if (_object.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var group in _object.EnumerateObject().GroupBy(p => p.Name))
        {
            if (!_asked.Contains(group.Key))
            {
                Fault(group.Key, MappingFaultWords.Unknown, MappingFaultWords.Properties(_asked.Order(StringComparer.Ordinal)));
            }
            else if (group.Count() > 1)
            {
                Fault(group.Key, MappingFaultWords.Repeated, MappingFaultWords.Once);
            }
        }
    }

    private JsonElement? Value(string name, bool isRequired)
    {
        _asked.Add(name);
        if (_object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        if (isRequired && _object.ValueKind == JsonValueKind.Object)
        {
            Fault(name, MappingFaultWords.Missing, MappingFaultWords.Required);
        }

        return null;
    }

    private static Phrase Shown(JsonElement element)
    {
        var text = element.GetRawText();
        return MappingFaultWords.Found(text.Length <= LongestShown ? text : text[..LongestShown] + "…");
    }
}

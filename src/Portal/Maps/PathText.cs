using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Maps;

/// <summary>Rings as the <c>d</c> of an SVG path: written in whole grid units, each point relative to the one before; read as drawing programs write them.</summary>
internal static class PathText
{
    /// <summary>Adds the shape's rings.</summary>
    public static void Write(StringBuilder target, MapShape shape)
    {
        foreach (var ring in shape.Rings)
        {
            target.Append('M');
            Append(target, ring[0].X, ring[0].Y);
            target.Append('l');
            for (var i = 1; i < ring.Length; i++)
            {
                if (i > 1 && ring[i].X >= ring[i - 1].X)
                {
                    target.Append(' ');
                }

                Append(target, ring[i].X - ring[i - 1].X, ring[i].Y - ring[i - 1].Y);
            }

            target.Append('z');
        }
    }

    /// <summary>The rings of a path, straight and curved pieces alike by their end points.</summary>
    /// <exception cref="InvalidDataException">It is no path of the commands M, L, C, H, V and Z.</exception>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Read(string text)
    {
        var rings = new List<IReadOnlyList<(double X, double Y)>>();
        var ring = new List<(double X, double Y)>();
        var numbers = new Numbers(text);
        var (x, y, command) = (0.0, 0.0, ' ');
        while (numbers.TryNext(ref command))
        {
            var (fromX, fromY) = char.IsLower(command) ? (x, y) : (0.0, 0.0);
            switch (char.ToLowerInvariant(command))
            {
                case 'z':
                    (x, y) = ring.Count > 0 ? ring[0] : (x, y);
                    continue;
                case 'm':
                    ring = [];
                    rings.Add(ring);
                    command = char.IsLower(command) ? 'l' : 'L';
                    break;
                case 'c':
                    numbers.Skip(4);
                    break;
                case 'h':
                    x = fromX + numbers.Next();
                    ring.Add((x, y));
                    continue;
                case 'v':
                    y = fromY + numbers.Next();
                    ring.Add((x, y));
                    continue;
                case 'l':
                    break;
                default:
                    throw new InvalidDataException($"'{command}' in a path; expected M, L, C, H, V or Z");
            }

            (x, y) = (fromX + numbers.Next(), fromY + numbers.Next());
            ring.Add((x, y));
        }

        return rings;
    }

    private static void Append(StringBuilder target, int x, int y)
    {
        target.Append(CultureInfo.InvariantCulture, $"{x}");
        if (y >= 0)
        {
            target.Append(' ');
        }

        target.Append(CultureInfo.InvariantCulture, $"{y}");
    }

    private sealed class Numbers(string text)
    {
        private int _at;

        // A command letter where there is one; else the last one holds on, as long as numbers follow.
        public bool TryNext(ref char command)
        {
            SkipSeparators();
            if (_at == text.Length)
            {
                return false;
            }

            if (char.IsAsciiLetter(text[_at]))
            {
                command = text[_at++];
            }
            else if (command is ' ' or 'z' or 'Z')
            {
                throw new InvalidDataException("a path goes on without a command");
            }

            return true;
        }

        public void Skip(int count)
        {
            for (; count > 0; count--)
            {
                Next();
            }
        }

        public double Next()
        {
            SkipSeparators();
            var from = _at;
            var (hasPoint, hasExponent) = (false, false);
            for (; _at < text.Length; _at++)
            {
                var c = text[_at];
                var isSign = c is '-' or '+' && (_at == from || text[_at - 1] is 'e' or 'E');
                var isPoint = c == '.' && !hasPoint && !hasExponent;
                var isExponent = c is 'e' or 'E' && !hasExponent && _at > from;
                if (!char.IsAsciiDigit(c) && !isSign && !isPoint && !isExponent)
                {
                    break;
                }

                hasPoint |= isPoint;
                hasExponent |= isExponent;
            }

            return double.TryParse(text.AsSpan(from, _at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw new InvalidDataException("a path lacks a number");
        }

        private void SkipSeparators()
        {
            while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == ','))
            {
                _at++;
            }
        }
    }
}

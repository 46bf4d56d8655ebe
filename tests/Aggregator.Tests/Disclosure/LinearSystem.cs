namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>Equations between unknowns, solved exactly in the field of a large prime: which unknowns do they determine?</summary>
internal sealed class LinearSystem(int unknowns)
{
    private const long Prime = 2_147_483_647;

    private readonly long[]?[] _rows = new long[unknowns][];

    /// <summary>Adds an equation by its coefficients; the right side does not matter.</summary>
    public void Add(IEnumerable<(int Unknown, int Coefficient)> terms)
    {
        var row = new long[unknowns];
        foreach (var (unknown, coefficient) in terms)
        {
            row[unknown] = Modulo(row[unknown] + coefficient);
        }

        for (var i = 0; i < unknowns; i++)
        {
            if (row[i] == 0)
            {
                continue;
            }

            if (_rows[i] is { } pivot)
            {
                Subtract(row, pivot, row[i], i);
            }
            else
            {
                Scale(row, Inverse(row[i]));
                _rows[i] = row;
                return;
            }
        }
    }

    /// <summary>Indices of the unknowns of which there is only one value that fits.</summary>
    public List<int> Determined()
    {
        for (var i = unknowns - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < unknowns && _rows[i] is { } row; j++)
            {
                if (row[j] != 0 && _rows[j] is { } pivot)
                {
                    Subtract(row, pivot, row[j], j);
                }
            }
        }

        return [.. Enumerable.Range(0, unknowns).Where(i => _rows[i] is { } row && row.Count(c => c != 0) == 1)];
    }

    private static void Subtract(long[] row, long[] pivot, long factor, int from)
    {
        for (var i = from; i < row.Length; i++)
        {
            if (pivot[i] != 0)
            {
                row[i] = Modulo(row[i] - (factor * pivot[i] % Prime));
            }
        }
    }

    private static void Scale(long[] row, long factor)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = row[i] * factor % Prime;
        }
    }

    private static long Modulo(long value) => ((value % Prime) + Prime) % Prime;

    // Fermat: a^(p − 2).
    private static long Inverse(long value)
    {
        var result = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * value % Prime : result;
            value = value * value % Prime;
        }

        return result;
    }
}

using System.Text;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Turns a patch, which is made of columns, into lines, one an area. Rows come in order.</summary>
internal sealed class PatchLines
{
    private readonly SeriesPatch _patch;
    private readonly string _tags;
    private readonly (byte[] State, byte[] Value)[] _fields;
    private readonly int[] _next;
    private readonly long _time;

    /// <summary>Prepares the parts that all lines share.</summary>
    public PatchLines(SeriesPatch patch)
    {
        _patch = patch;
        _tags = $",grain={InfluxLayout.GrainOf(patch.Period)},shard={InfluxName.Of(patch.Shard)},source={InfluxName.Of(patch.Source)}";
        _fields = [.. patch.Columns.Select(c => InfluxName.Of(c.Metric)).Select(m => (Field(m, InfluxLayout.StateEnding), Field(m, InfluxLayout.ValueEnding)))];
        _next = new int[patch.Columns.Length];
        _time = InfluxLayout.TimeOf(patch.Period) + patch.Sequence;
    }

    /// <summary>Adds the line of a row; false where the row has no cell.</summary>
    public bool Write(int row, LineBatch target)
    {
        var begun = false;
        for (var i = 0; i < _fields.Length; i++)
        {
            var column = _patch.Columns[i];
            var cell = _next[i];
            if (cell == column.Values.Length || (column.Rows is not null && column.Rows[cell] != row))
            {
                continue;
            }

            _next[i]++;
            if (begun)
            {
                target.Add(","u8);
            }
            else
            {
                Begin(row, target);
                begun = true;
            }

            target.Add(_fields[i].State);
            target.Add(InfluxLayout.PackState(column.States?[cell] ?? CellState.Present, column.Decimals));
            target.Add("i,"u8);
            target.Add(_fields[i].Value);
            target.Add(column.Values[cell]);
            target.Add("i"u8);
        }

        if (begun)
        {
            target.Add(" "u8);
            target.Add(_time);
            target.EndLine();
        }

        return begun;
    }

    private void Begin(int row, LineBatch target)
    {
        target.Add(InfluxLayout.Figures);
        target.Add(",area="u8);
        target.Add(InfluxName.Of(_patch.Areas[row]));
        target.Add(_tags);
        target.Add(" "u8);
    }

    private static byte[] Field(string metric, string ending) => Encoding.UTF8.GetBytes(metric + ending + "=");
}

using System.Runtime.CompilerServices;
using System.Text;

namespace Telemetry.Storage.Submissions;

/// <summary>Writes numbers and texts into a buffer that was made large enough beforehand.</summary>
internal ref struct CanonicalWriter(Span<byte> target)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Span<byte> _target = target;

    public int Length { get; private set; }

    public readonly Span<byte> Rest => _target[Length..];

    public static int MaxBytes(string text) => Varints.MaxBytes + (3 * text.Length);

    public void Byte(byte value) => _target[Length++] = value;

    public void Number(int value) => Length += Varints.Write(Rest, checked((uint)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SmallNumber(int value)
    {
        if ((uint)value < 0x80)
        {
            _target[Length++] = (byte)value;
        }
        else
        {
            Number(value);
        }
    }

    public void Text(string text)
    {
        // Length first: for plain ASCII the length in bytes is that in characters.
        if (text.Length < 0x80 && Ascii.FromUtf16(text, _target[(Length + 1)..], out var written) == System.Buffers.OperationStatus.Done)
        {
            _target[Length] = (byte)written;
            Length += written + 1;
            return;
        }

        Number(Strict.GetByteCount(text));
        Length += Strict.GetBytes(text, Rest);
    }

    public static int Utf8(string text, Span<byte> target) =>
        Ascii.FromUtf16(text, target, out var written) == System.Buffers.OperationStatus.Done ? written : Strict.GetBytes(text, target);

    public void Advance(int bytes) => Length += bytes;
}

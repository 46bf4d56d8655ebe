using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Compat.Tests.Calls;
using Compat.Tests.Contract;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Compat.Tests.Messages;

/// <summary>
/// An empty message compresses to a valid empty member, not to nothing: grpc-js and grpc-java refuse a compressed frame of length 0.
/// </summary>
public sealed class EmptyMessageTests
{
    private const int FrameHeaderBytes = 5;
    private const int EmptyGzipBytes = 20;

    public static TheoryData<ICompressionProvider> Providers => new()
    {
        new GzipCompressionProvider(CompressionLevel.Fastest),
        new DeflateCompressionProvider(CompressionLevel.Fastest),
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public void Nothing_compresses_to_something_that_reads_as_nothing(ICompressionProvider provider)
    {
        var compressed = Compress(provider, stream => stream.Flush());

        Assert.NotEmpty(compressed);
        Assert.Empty(Decompress(provider, compressed));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Writing_no_bytes_counts_as_nothing(ICompressionProvider provider) =>
        Assert.Equal(Compress(provider, _ => { }), Compress(provider, stream => stream.Write([])));

    [Theory]
    [MemberData(nameof(Providers))]
    public void Something_comes_back_as_it_was(ICompressionProvider provider)
    {
        var message = Enumerable.Range(0, 100_000).Select(i => (byte)(i / 7)).ToArray();

        var compressed = Compress(provider, stream =>
        {
            stream.Write(message.AsSpan(0, 1000));
            stream.Write(message, 1000, message.Length - 1000);
        });

        Assert.True(compressed.Length < message.Length);
        Assert.Equal(message, Decompress(provider, compressed));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_empty_answer_is_a_gzip_frame_on_the_wire()
    {
        await using var host = await EchoHost.Start();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/compat.tests.Echo/Say"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[FrameHeaderBytes]), // an empty message, not compressed
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Add("grpc-accept-encoding", "gzip");

        using var response = await http.SendAsync(request);
        var frame = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal("gzip", response.Headers.GetValues("grpc-encoding").Single());
        AssertEmptyGzip(frame);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_empty_request_is_a_gzip_frame_on_the_wire()
    {
        await using var host = await EchoHost.Start();
        host.Wire.KeepRequestBody = true;

        var answer = await host.Client.SayAsync(new Note(), new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        Assert.Equal(new Note(), answer);
        Assert.Equal("gzip", host.Wire.RequestEncoding);
        AssertEmptyGzip(host.Wire.RequestBody);
    }

    private static void AssertEmptyGzip(byte[] frame)
    {
        Assert.Equal(1, frame[0]); // compressed
        Assert.Equal(EmptyGzipBytes, BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)));
        Assert.Equal(FrameHeaderBytes + EmptyGzipBytes, frame.Length);
        Assert.Empty(Decompress(new GzipCompressionProvider(CompressionLevel.Fastest), frame[FrameHeaderBytes..]));
    }

    private static byte[] Compress(ICompressionProvider provider, Action<Stream> write)
    {
        using var output = new MemoryStream();
        using (var compressing = provider.CreateCompressionStream(output, compressionLevel: null))
        {
            write(compressing);
        }

        return output.ToArray();
    }

    private static byte[] Decompress(ICompressionProvider provider, byte[] compressed)
    {
        using var input = new MemoryStream(compressed);
        using var decompressing = provider.CreateDecompressionStream(input);
        using var output = new MemoryStream();
        decompressing.CopyTo(output);
        return output.ToArray();
    }
}

namespace Compat.Tests.Calls;

/// <summary>Under a client: keeps the encoding and the bytes of the last request, and the encoding of the last response.</summary>
internal sealed class WireRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Encoding = "grpc-encoding";

    public bool KeepRequestBody { get; set; }

    public byte[] RequestBody { get; private set; } = [];

    public string RequestEncoding { get; private set; } = "";

    public string ResponseEncoding { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestEncoding = request.Headers.TryGetValues(Encoding, out var asked) ? asked.Single() : "";
        if (KeepRequestBody)
        {
            using var body = new MemoryStream();
            await request.Content!.CopyToAsync(body, cancellationToken);
            RequestBody = body.ToArray();
            var copy = new ByteArrayContent(RequestBody);
            copy.Headers.ContentType = request.Content.Headers.ContentType;
            request.Content = copy;
        }

        var response = await base.SendAsync(request, cancellationToken);
        ResponseEncoding = response.Headers.TryGetValues(Encoding, out var given) ? given.Single() : "";
        return response;
    }
}

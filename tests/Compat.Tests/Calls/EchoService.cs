using Compat.Tests.Contract;
using Grpc.Core;

namespace Compat.Tests.Calls;

/// <summary>Answers with what it is asked. Request headers that start with "x-" come back as response headers and trailers.</summary>
internal sealed class EchoService(EchoJournal journal) : Echo.EchoBase
{
    public const string Wait = "wait until I give up";
    public const string Fail = "fail";
    public const string Reason = "không được phép"; // not ASCII: the status text is percent-encoded on the wire

    public override async Task<Note> Say(Note request, ServerCallContext context)
    {
        await AnswerHeaders(context);
        switch (request.Text)
        {
            case Wait:
                journal.Started();
                await journal.UntilCancelled(context.CancellationToken);
                break;
            case Fail:
                throw new RpcException(
                    new Status(StatusCode.FailedPrecondition, Reason),
                    new Metadata { { "why", "asked to" }, { "details-bin", [0, 1, 255] } });
        }

        return request;
    }

    public override async Task<Note> Collect(IAsyncStreamReader<Note> requestStream, ServerCallContext context)
    {
        await AnswerHeaders(context);
        var all = new Note();
        await foreach (var note in requestStream.ReadAllAsync(context.CancellationToken))
        {
            all.Text += note.Text;
            all.Number += note.Number;
        }

        return all;
    }

    public override async Task Repeat(Note request, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        await AnswerHeaders(context);
        for (var number = 1; number <= request.Number; number++)
        {
            await responseStream.WriteAsync(new Note { Text = request.Text, Number = number }, context.CancellationToken);
        }
    }

    public override async Task Chat(
        IAsyncStreamReader<Note> requestStream,
        IServerStreamWriter<Note> responseStream,
        ServerCallContext context)
    {
        await AnswerHeaders(context);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(requestStream.Current);
        }
    }

    private static async Task AnswerHeaders(ServerCallContext context)
    {
        var headers = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            headers.Add(entry);
            context.ResponseTrailers.Add(entry);
        }

        headers.Add("request-encoding", context.GetHttpContext().Request.Headers["grpc-encoding"].ToString());
        headers.Add("intercepted", context.RequestHeaders.GetValue(RecordingInterceptor.Header) ?? "no");
        headers.Add("authorized", context.RequestHeaders.GetValue("authorization") ?? "no");
        await context.WriteResponseHeadersAsync(headers);
    }
}

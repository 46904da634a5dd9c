using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A web server that answers every request as the test says and remembers what it was asked.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    private StubServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    /// <summary>All requests, the oldest first.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public IEnumerable<SeenRequest> SeenAt(string path) => Seen.Where(request => request.Path == path);

    public static async Task<StubServer> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubServer(app);
        app.Run(stub.HandleAsync);
        stub.Answer = answer ?? stub.Answer;
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Answers all requests to a path alike and lets the others go without.</summary>
    public void At(string path, string body, int status = 200, Action<HttpResponse>? change = null) => Answer = context =>
    {
        if (context.Request.Path != path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        change?.Invoke(context.Response);
        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _seen.Enqueue(new SeenRequest(
            context.Request.Method,
            context.Request.Path.ToString(),
            context.Request.QueryString.ToString(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(CancellationToken.None)));
        await Answer(context);
    }
}

/// <summary>A request as it arrived.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);

using Microsoft.AspNetCore.SignalR.Client;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Connection;

public sealed class HubNewsTests(PublishedApp app)
{
    [Fact]
    public async Task A_program_that_joined_the_hub_of_B_hears_of_a_change_made_on_A()
    {
        await using var redis = await RedisProcess.StartAsync();
        var simulator = $"http://127.0.0.1:{Ports.Free()}";
        var instances = await Task.WhenAll(
            AppInstance.StartAsync(app, "web.1", redis.Url, simulator),
            AppInstance.StartAsync(app, "web.2", redis.Url, simulator));
        await using var a = instances[0];
        await using var b = instances[1];
        var python = new Python(await redis.ConnectAsync());
        await python.WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await Eventually.True(a.IsAuthenticatedAsync);

        await using var program = new HubConnectionBuilder()
            .WithUrl($"{b.Url}/hubs/connection", options => options.Headers["Authorization"] = $"Bearer {AppInstance.ProgramKey}")
            .Build();
        var heard = new TaskCompletionSource<News>(TaskCreationOptions.RunContinuationsAsynchronously);
        program.On<News>("Changed", news =>
        {
            if (news is { Topic: NewsTopic.Connection, From: "web.1" })
            {
                heard.TrySetResult(news);
            }
        });
        await program.StartAsync(TestContext.Current.CancellationToken);

        (await a.PostAsync("/qbo/disconnect")).EnsureSuccessStatusCode();

        (await heard.Task.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken)).Version.ShouldBePositive();
    }
}

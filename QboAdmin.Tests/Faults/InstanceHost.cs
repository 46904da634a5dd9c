using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Faults;

/// <summary>
/// One instance in a process of its own, told what to do by lines on its input: <c>get</c> a token, <c>replace</c> a refused one, <c>storm n</c> callers at once,
/// <c>state</c>, <c>stop-at point</c>, <c>go</c>, <c>quit</c>. It answers, and says where it stands, by lines on its output.
/// </summary>
internal static class InstanceHost
{
    private static readonly Lock Gate = new();

    public static async Task<int> RunAsync(string redisUrl, string simulator, string name, bool isQuick)
    {
        var points = new AttemptPoints();
        AttemptPoint? stopAt = null;
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        points.Delivered = token => Say($"got {token}");
        points.Reached = async point =>
        {
            if (stopAt == point)
            {
                stopAt = null;
                Say($"at {point}");
                await go.Task;
            }
        };
        await using var instance = await TestInstance.StartAsync(redisUrl, name, simulator: simulator, oauthLimit: isQuick ? QuickLock.HttpLimit : null, configure: services =>
        {
            if (isQuick)
            {
                QuickLock.Use(services);
            }

            points.Use(services);
        });
        Say("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["get", var id]:
                    _ = GetAsync(id);
                    break;
                case ["replace", var id, var refused]:
                    _ = ReplaceAsync(id, AccessToken.Parse(refused));
                    break;
                case ["storm", var id, var callers]:
                    _ = StormAsync(id, int.Parse(callers, CultureInfo.InvariantCulture));
                    break;
                case ["state", var id]:
                    var shown = instance.Current;
                    Say($"answer {id} {shown.State} {shown.RefreshToken} {shown.AccessToken}");
                    break;
                case ["stop-at", var point]:
                    go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    stopAt = Enum.Parse<AttemptPoint>(point);
                    break;
                case ["go"]:
                    stopAt = null;
                    go.TrySetResult();
                    break;
                case ["quit"]:
                    return 0;
            }
        }

        return 0;

        async Task GetAsync(string id) => Say($"answer {id} {Describe(await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None))}");

        async Task ReplaceAsync(string id, AccessToken refused) =>
            Say($"answer {id} {Describe(await instance.Get<IAccessTokenSource>().ReplaceAsync(refused, CancellationToken.None))}");

        async Task StormAsync(string id, int callers)
        {
            var got = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
                Describe(await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None)))));
            Say($"answer {id} {string.Join(' ', got.Distinct())}");
        }
    }

    private static string Describe(QboResult<AccessGrant> result) =>
        result.Value is { } grant ? grant.Token.Reveal() : $"none:{result.Failure!.Message.Replace(' ', '_')}";

    private static void Say(string line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Redis;

public sealed class RedisConnectionTests(SharedRedis shared, ITestOutputHelper output)
{
    private const string Established = "Redis connection established for QBO token persistence";

    [Fact]
    public async Task Started_without_Redis_it_says_so_and_connects_when_Redis_comes()
    {
        await using var redis = RedisProcess.NotYet();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        await Eventually.Get(() => line.TryAsync(), away => away?.Message == "connection refused");
        line.Connection.Outage.ShouldNotBeNull().Reason.ShouldBe("connection refused");
        line.Log.Lines.ShouldNotContain(Established);

        await redis.StartAsync();
        var started = Stopwatch.GetTimestamp();
        await Eventually.True(() => line.Connection.Outage is null);

        output.WriteLine($"Connected {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms after Redis came");
        (await line.TryAsync()).ShouldBeNull();
        line.Told.Count.ShouldBe(2);
        line.Told[0].ShouldStartWith("lost: ");
        line.Told[1].ShouldBe("restored");
        line.Log.Lines.Count(text => text == Established).ShouldBe(1);
    }

    [Fact]
    public async Task Connecting_logs_the_original_line_once_and_the_address_without_the_password()
    {
        await using var line = await RedisLine.ConnectAsync(shared.Process.Url);

        await Eventually.True(() => line.Connection.Outage is null);

        line.Log.Lines.ShouldBe([$"Connecting to Redis at {shared.Process.Url}", Established]);
    }

    [Fact]
    public async Task A_Redis_that_ends_is_noticed_told_once_and_found_again()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        await Eventually.True(() => line.Connection.Outage is null);

        await redis.StopAsync();
        var started = Stopwatch.GetTimestamp();
        var outage = await Eventually.Get(() => line.Connection.Outage, outage => outage is not null);
        output.WriteLine($"Noticed after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms: {outage!.Reason}");
        for (var i = 0; i < 5; i++)
        {
            (await line.TryAsync()).ShouldNotBeNull();
        }

        await redis.StartAsync();
        started = Stopwatch.GetTimestamp();
        await Eventually.True(() => line.Connection.Outage is null);
        output.WriteLine($"Found again after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");

        line.Told.Count.ShouldBe(3);
        line.Told[0].ShouldBe("restored");
        line.Told[1].ShouldStartWith("lost: ");
        line.Told[2].ShouldBe("restored");
        line.Connection.Outage.ShouldBeNull();
    }

    [Fact]
    public async Task While_Redis_is_away_nobody_waits_for_it()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        await redis.StopAsync();
        await Eventually.True(() => line.Connection.Outage is not null);

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 20; i++)
        {
            var started = Stopwatch.GetTimestamp();
            (await line.TryAsync()).ShouldNotBeNull();
            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
        }

        output.WriteLine($"The slowest of 20 uses took {slowest.TotalMilliseconds:0.0} ms");
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_frozen_Redis_is_an_outage_that_ends_when_it_thaws()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        await Eventually.True(() => line.Connection.Outage is null);

        redis.Freeze();
        var started = Stopwatch.GetTimestamp();
        (await line.TryAsync()).ShouldNotBeNull().Message.ShouldBe("no answer in time");
        output.WriteLine($"A frozen Redis is given up after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        line.Connection.Outage.ShouldNotBeNull().Reason.ShouldBe("no answer in time");

        redis.Thaw();
        await Eventually.True(async () => await line.TryAsync() is null);
        line.Connection.Outage.ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_neither_it_nor_the_user_is_ever_printed()
    {
        await using var redis = await RedisProcess.StartAsync(options: ["--requirepass", "the-right-one"]);
        var url = string.Create(CultureInfo.InvariantCulture, $"redis://us3r:hunter2@127.0.0.1:{redis.Port}");
        await using var line = await RedisLine.ConnectAsync(url);

        await Eventually.Get(() => line.TryAsync(), tried => tried?.Message == "it refuses the user or password in REDIS_URL");

        var away = (await line.TryAsync()).ShouldNotBeNull();
        away.ToString().ShouldNotContain("hunter2");
        foreach (var text in line.Log.Lines.Concat(line.Told))
        {
            text.ShouldNotContain("hunter2");
            text.ShouldNotContain("us3r");
        }
    }

    [Fact]
    public async Task The_right_password_opens()
    {
        await using var redis = await RedisProcess.StartAsync(options: ["--requirepass", "p@ss/w:ord"]);
        await using var escaped = await RedisLine.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"redis://h:p%40ss%2Fw%3Aord@127.0.0.1:{redis.Port}"));
        await using var plain = await RedisLine.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"redis://:p@ss/w:ord@127.0.0.1:{redis.Port}"));

        (await escaped.TryAsync()).ShouldBeNull();
        (await plain.TryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Something_that_is_no_Redis_is_an_outage()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var over = new CancellationTokenSource();
        var serving = ServeNonsenseAsync(listener, over.Token);
        await using var line = await RedisLine.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

        await Eventually.Get(() => line.TryAsync(), away => away?.Message == "it does not speak the Redis protocol");
        await over.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_an_outage_with_that_reason()
    {
        await using var line = await RedisLine.ConnectAsync(shared.Process.UrlOf(99_999));

        var away = (await line.TryAsync()).ShouldNotBeNull();

        away.Message.ShouldContain("database");
        line.Connection.Outage.ShouldNotBeNull().Reason.ShouldBe(away.Message);
    }

    [Fact]
    public async Task A_server_that_takes_no_more_connections_is_an_outage_until_it_takes_one()
    {
        await using var redis = await RedisProcess.StartAsync(options: ["--maxclients", "1"]);
        var only = await redis.ConnectAsync();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        await Eventually.Get(() => line.TryAsync(), away => away?.Message == "the connection was cut");

        await only.ExecuteAsync("CONFIG", "SET", "maxclients", "100");

        await Eventually.True(async () => await line.TryAsync() is null);
    }

    private static async Task ServeNonsenseAsync(TcpListener listener, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(over);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"), over);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The test is over.
            }
            catch (IOException)
            {
                // This client has gone; the next one is served.
            }
        }
    }
}

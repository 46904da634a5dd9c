using System.Text;
using QboAdmin.Audit;
using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Keys;

public sealed class BrowserTests(SharedRedis shared)
{
    [Fact]
    public async Task The_browsers_connection_is_one_socket_opened_at_the_first_look_and_can_only_read()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var room = await KeysRoom.StartAsync(redis, opens: false);
        (await ClientsAsync(room)).ShouldBeEmpty();

        await room.Instance.Get<KeyScan>().CountAsync();

        var clients = await ClientsAsync(room);
        clients.Length.ShouldBe(1);
        clients[0].ShouldContain(" sub=0 psub=0");
        var browser = room.Instance.Get<BrowseConnection>();
        foreach (var command in new[] { "KEYS", "SUBSCRIBE", "SET", "DEL", "FLUSHALL", "HGETALL", "GET", "EVAL", "MONITOR" })
        {
            await Should.ThrowAsync<QboAdmin.Redis.RedisAwayException>(() => browser.UseAsync(database => database.ExecuteAsync(command, "*")), command);
        }
    }

    [Fact]
    public async Task Keys_are_found_slice_by_slice_with_a_pattern_and_a_type()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        for (var i = 0; i < 1_200; i++)
        {
            await room.Redis.StringSetAsync($"other:{i:0000}", i, flags: CommandFlags.FireAndForget);
        }

        await room.Redis.HashSetAsync("other:hash", "field", "value");
        var browser = room.Instance.NewScoped<KeyBrowser>();

        var first = (await browser.BeginAsync(ScanFilter.Of("other:*", null), CancellationToken.None)).Value!;
        first.Total.ShouldBeGreaterThan(1_200);
        while (!first.IsDone)
        {
            first = (await browser.GoOnAsync(ScanFilter.Of("other:*", null), CancellationToken.None)).Value!;
        }

        first.Names.Length.ShouldBe(1_201);
        first.Names.ShouldNotContain(name => name.Text.StartsWith(KeysRoom.Prefix, StringComparison.Ordinal));
        var hashes = (await browser.BeginAsync(ScanFilter.Of("other:", "hash"), CancellationToken.None)).Value!;
        while (!hashes.IsDone)
        {
            hashes = (await browser.GoOnAsync(ScanFilter.Of("other:", "hash"), CancellationToken.None)).Value!;
        }

        hashes.Names.ShouldBe([new KeyName("other:hash")]);
    }

    [Fact]
    public async Task A_new_walk_is_not_mixed_with_one_that_is_still_under_way()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.Redis.StringSetAsync("other:string", "1");
        await room.Redis.HashSetAsync("other:hash", "field", "value");
        var browser = room.Instance.NewScoped<KeyBrowser>();

        for (var time = 0; time < 50; time++)
        {
            var before = browser.BeginAsync(ScanFilter.Of("other:*", null), CancellationToken.None);
            var hashes = await browser.BeginAsync(ScanFilter.Of("other:*", "hash"), CancellationToken.None);
            await before;

            hashes.Value!.Names.ShouldBe([new KeyName("other:hash")]);
        }
    }

    [Theory]
    [InlineData("plain:name")]
    [InlineData("with \\ backslash")]
    [InlineData("ünïcødé:ключ:鍵")]
    [InlineData("line\nbreak and \0 zero")]
    public void A_name_can_be_written_and_read_again(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        ((byte[])KeyName.Of(bytes).ToKey()!).ShouldBe(bytes);
    }

    [Fact]
    public void A_binary_name_can_be_written_and_read_again()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        ((byte[])KeyName.Of(bytes).ToKey()!).ShouldBe(bytes);
    }

    [Fact]
    public async Task Values_are_shown_in_the_form_that_fits_them()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        var redis = room.Redis;
        await redis.StringSetAsync("text", "hello");
        await redis.StringSetAsync("time", "1795123812");
        await redis.StringSetAsync("millis", "1795123812000");
        await redis.StringSetAsync("json", """{"b":[1,2],"a":{"name":"Grace"}}""");
        await redis.StringSetAsync("bytes", new byte[] { 0xFF, 0x00, 0x41, 0x42 });
        await redis.StringSetAsync("dp", "<key id=\"1\" version=\"1\"><descriptor deserializerType=\"x\"><masterKey><value>abc</value></masterKey></descriptor></key>");
        await redis.HashSetAsync("hash", [new("at", "1795123812"), new("name", "Grace"), new("api_key", "tulip")]);
        await redis.ListRightPushAsync("list", ["first", "second"]);
        await redis.SetAddAsync("set", "member");
        await redis.SortedSetAddAsync("zset", [new("a", 1), new("b", 2.5)]);
        await redis.StreamAddAsync("stream", [new("event", "connected")]);

        (await ViewAsync(room, "text")).Form.ShouldBe(ValueForm.Text);
        (await ViewAsync(room, "time")).Moment.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_123_812));
        (await ViewAsync(room, "millis")).Moment.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_123_812));
        var json = await ViewAsync(room, "json");
        json.Form.ShouldBe(ValueForm.Json);
        json.Rows[0].Text.ToString().ShouldContain("\n  \"a\": {\n    \"name\": \"Grace\"");
        (await ViewAsync(room, "bytes")).Rows[0].Text.ToString().ShouldStartWith("0000  ff 00 41 42 ");
        var dataProtection = await ViewAsync(room, "dp");
        dataProtection.Form.ShouldBe(ValueForm.DataProtectionKey);
        dataProtection.Rows[0].Text.Whole.ShouldNotBeNull();
        var hash = await ViewAsync(room, "hash");
        hash.Rows.Select(row => row.Label.ToString()).ShouldBe(["api_key", "at", "name"]);
        hash.Rows[0].Text.Whole!.Kind.ShouldBe(SecretKind.Named);
        hash.Rows[1].Moment.ShouldNotBeNull();
        hash.Rows[2].Text.ToString().ShouldBe("Grace");
        (await ViewAsync(room, "list")).Rows.Select(row => $"{row.Label}={row.Text}").ShouldBe(["0=first", "1=second"]);
        (await ViewAsync(room, "set")).Rows.Select(row => row.Text.ToString()).ShouldBe(["member"]);
        (await ViewAsync(room, "zset")).Rows.Select(row => $"{row.Label}={row.Text}").ShouldBe(["1=a", "2.5=b"]);
        (await ViewAsync(room, "stream")).Rows[0].Text.ToString().ShouldBe("event=connected");
        (await ViewAsync(room, "nothing")).Type.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_pasted_under_another_key_is_masked_in_the_list_and_when_opened()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        var pasted = "copied by hand: " + The.RefreshToken.Reveal();
        await room.Redis.StringSetAsync("scratch", pasted);
        await room.Redis.ListRightPushAsync("notes", pasted);
        await room.Redis.SetAddAsync("members", The.AccessToken.Reveal());
        await room.Redis.StringSetAsync("blob", (byte[])[0xFF, 0x00, .. Encoding.ASCII.GetBytes(The.RefreshToken.Reveal())]);

        var rows = (await room.Instance.NewScoped<KeyBrowser>().ReadAsync([new("scratch"), new("notes")])).Value!;
        var views = new[] { await ViewAsync(room, "scratch"), await ViewAsync(room, "notes"), await ViewAsync(room, "members"), await ViewAsync(room, "blob") };

        rows[0].Preview!.HasSecret.ShouldBeTrue();
        var shown = string.Join("\n", rows.Select(row => row.ToString()).Concat(views.Select(view => $"{view} {string.Join(' ', view.Rows)}")));
        shown.ShouldNotContain(The.RefreshToken.Reveal());
        shown.ShouldNotContain(The.AccessToken.Reveal());
        views[2].Rows[0].Text.Whole!.Mark.ShouldBe(The.Fingerprinter.Of(The.AccessToken));
        views[3].Rows[0].Text.Whole.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_a_huge_value_only_the_beginning_is_read()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        var redis = room.Redis;
        await redis.StringSetRangeAsync("huge", 200_000_000, "x");
        await redis.HashSetAsync("hash", [new("small", "yes"), new("huge", new string('x', 5_000_000))]);
        await redis.ListRightPushAsync("list", [new string('x', 5_000_000), "small"]);
        await redis.ListRightPushAsync("long", [.. Enumerable.Range(0, 5_000).Select(i => (RedisValue)$"entry {i}")]);
        var reader = room.Instance.Get<ValueReader>();

        var huge = (await reader.ReadAsync(new("huge")))!;
        var hash = (await reader.ReadAsync(new("hash")))!;
        var list = (await reader.ReadAsync(new("list")))!;
        var many = (await reader.ReadAsync(new("long")))!;

        huge.Count.ShouldBe(200_000_001);
        huge.Elements[0].Bytes!.Length.ShouldBe(ValueReader.Cap);
        hash.Elements.Select(element => (element.Id, element.Bytes?.Length)).ShouldBe([("huge", null), ("small", 3)]);
        list.Elements.ShouldBeEmpty();
        list.Note!.ShouldContain("too large to be read");
        many.Elements.Count.ShouldBe(ValueReader.MostEntries);
        many.Note.ShouldBe($"100 entries of {5_000:N0} are shown.");
    }

    [Fact]
    public async Task A_sample_of_a_large_hash_stays_the_same_one()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.Redis.HashSetAsync("large", [.. Enumerable.Range(0, 2_000).Select(i => new HashEntry($"f{i:0000}", i))]);
        var service = room.Instance.NewScoped<KeyService>();

        var first = (await service.OpenAsync(new("large"))).Value!;
        var second = (await service.OpenAsync(new("large"))).Value!;

        first.Rows.Length.ShouldBe(100);
        second.Digest.ShouldBe(first.Digest);
    }

    [Fact]
    public async Task A_secret_is_revealed_to_an_Operator_with_a_reason_and_the_trail_says_so()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        var place = new SecretPlace(new KeyName(KeysRoom.Prefix + "refresh_token"));
        RevealReason.TryParse("comparing with the worker", out var reason).ShouldBeTrue();
        var service = room.Instance.NewScoped<KeyService>();

        await Should.ThrowAsync<UnauthorizedAccessException>(() => service.RevealAsync(The.Viewer, place, reason, isShown: true));
        var shown = await service.RevealAsync(The.Operator, place, reason, isShown: true);
        var copied = await service.RevealAsync(The.Operator, place, reason, isShown: false);
        var gone = await service.RevealAsync(The.Operator, new SecretPlace(new KeyName("nowhere")), reason, isShown: true);

        shown.Value!.Reveal().ShouldBe(The.RefreshToken.Reveal());
        copied.Value!.Reveal().ShouldBe(The.RefreshToken.Reveal());
        gone.Trouble.ShouldBe("It is not there any more.");
        var trail = (await room.Instance.Get<AuditLog>().ReadAsync(10)).Where(entry => entry.Action == AuditAction.Reveal).ToList();
        trail.Select(entry => (entry.Who, entry.Succeeded, entry.Detail)).ShouldBe([
            (The.Operator.Name, false, "nowhere, shown: comparing with the worker (It is not there any more.)"),
            (The.Operator.Name, true, $"{KeysRoom.Prefix}refresh_token, copied: comparing with the worker"),
            (The.Operator.Name, true, $"{KeysRoom.Prefix}refresh_token, shown: comparing with the worker"),
            (The.Viewer.Name, false, $"{KeysRoom.Prefix}refresh_token, shown: comparing with the worker")]);
        room.Instance.Log.Lines.ShouldNotContain(line => line.Contains(The.RefreshToken.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_entry_of_a_hash_is_revealed_and_no_other()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.Redis.HashSetAsync("app", [new("smtp_password", "tulip"), new("api_key", "rose")]);
        RevealReason.TryParse("checking mail", out var reason).ShouldBeTrue();
        var service = room.Instance.NewScoped<KeyService>();
        var view = (await service.OpenAsync(new("app"))).Value!;
        var row = view.Rows.Single(row => row.Label.ToString() == "smtp_password");

        (await service.RevealAsync(The.Operator, new SecretPlace(view.Name, row.Id), reason!, isShown: true)).Value!.Reveal().ShouldBe("tulip");
    }

    private static async Task<string[]> ClientsAsync(KeysRoom room) =>
        [.. ((string)(await room.Redis.ExecuteAsync("CLIENT", "LIST"))!).Split('\n').Where(line => line.Contains($"name={BrowseConnection.ClientName} ", StringComparison.Ordinal))];

    private static async Task<KeyView> ViewAsync(KeysRoom room, string key) => (await room.Instance.NewScoped<KeyService>().OpenAsync(new KeyName(key))).Value!;
}

using QboAdmin.Audit;
using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Keys;

/// <summary>What a heal does to Redis, and what it never does. What the page says of each finding is tested with the page.</summary>
public sealed class SetDoctorTests(SharedRedis shared)
{
    [Fact]
    public async Task A_whole_set_passes_every_check()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.ConnectAsync();

        await room.IsWellAsync();

        await Eventually.Get(() => room.Diagnose(QboEnvironment.Sandbox).Passed.ToArray(), passed => passed.Contains("No stray keys in the prefix"));
        room.Diagnose(QboEnvironment.Sandbox).Passed.ShouldBe([
            "All four parts there", "Right Redis types", "Values are usable", "No quotes, no line breaks", "Expiry is whole seconds, ahead",
            "All end at the same time", "Only one environment filled", "Realm fits the tokens", "No stray keys in the prefix"]);
    }

    [Fact]
    public async Task A_check_that_could_not_be_made_is_not_passed()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.ConnectAsync();
        await room.IsWellAsync();

        await room.Redis.KeyDeleteAsync(KeysRoom.Prefix + "realm_id");
        await room.FindsAsync(FindingKind.Missing);

        room.Diagnose(QboEnvironment.Sandbox).Passed.ShouldNotContain("Realm fits the tokens");
        room.Diagnose(QboEnvironment.Sandbox).Passed.ShouldNotContain("All end at the same time");
    }

    [Fact]
    public async Task No_keys_at_all_are_a_state_and_no_fault()
    {
        await using var room = await KeysRoom.StartAsync(shared);

        await Eventually.True(() => room.Watch.Picture.Current.IsRead);

        room.Diagnose(QboEnvironment.Sandbox).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_heal_is_refused_when_a_key_has_changed_since_the_person_saw_it()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        await room.Redis.StringSetAsync(KeysRoom.Prefix + "realm_id", $"\"{The.Realm}\"", TimeSpan.FromDays(90));
        var finding = await room.FindsAsync(FindingKind.Wrapped);
        var seen = room.Watch.Picture.Current.Sandbox;

        await room.Python.SetExAsync("refresh_token", "RT1-77-H0-newer");
        var result = await room.Instance.NewScoped<KeyService>().HealAsync(The.Operator, finding.Heal!, seen, CancellationToken.None);

        result.Outcome.ShouldBe(HealOutcome.ChangedMeanwhile);
        ((string?)await room.Python.GetAsync("realm_id")).ShouldBe($"\"{The.Realm}\"");
        (await AuditAsync(room)).ShouldContain(entry => entry.Action == AuditAction.Heal && !entry.Succeeded);
    }

    [Fact]
    public async Task Only_an_Operator_may_heal()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        await room.Redis.KeyPersistAsync(KeysRoom.Prefix + "realm_id");
        var finding = await room.FindsAsync(FindingKind.Ends);

        await Should.ThrowAsync<UnauthorizedAccessException>(() => room.HealAsync(finding, The.Viewer));

        (await room.Redis.KeyTimeToLiveAsync(KeysRoom.Prefix + "realm_id")).ShouldBeNull();
    }

    [Fact]
    public async Task A_heal_is_noted_in_the_audit_trail_and_among_the_events_without_a_secret()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        await room.Redis.StringSetAsync(KeysRoom.Prefix + "refresh_token", $" {The.RefreshToken.Reveal()}\n", TimeSpan.FromDays(90));
        var finding = await room.FindsAsync(FindingKind.Wrapped);

        (await room.HealAsync(finding)).Outcome.ShouldBe(HealOutcome.Healed);

        var entry = (await AuditAsync(room)).First(entry => entry.Action == AuditAction.Heal);
        entry.Who.ShouldBe(The.Operator.Name);
        entry.Detail!.ShouldContain($"SET {KeysRoom.Prefix}refresh_token <{The.Fingerprinter.Of(The.RefreshToken)}> KEEPTTL");
        entry.Detail!.ShouldNotContain(The.RefreshToken.Reveal());
        var events = await room.Instance.Store.ReadEventsAsync();
        events.ShouldContain(happened => happened.Kind == ConnectionEventKind.Healed && happened.By == The.Operator.Name);
    }

    [Fact]
    public async Task A_value_that_changes_between_reading_and_writing_stops_the_transaction()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        await room.Redis.KeyPersistAsync(KeysRoom.Prefix + "realm_id");
        var plan = (await room.FindsAsync(FindingKind.Ends)).Heal!;
        var seen = room.Watch.Picture.Current.Sandbox;

        // Every write of the other program lands somewhere between the healer's steps; none may be half of a mixture.
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await room.Redis.StringSetAsync(KeysRoom.Prefix + "access_token", $"eyJ-other-{i}", TimeSpan.FromDays(90));
                begun.TrySetResult();
            }
        }, TestContext.Current.CancellationToken);

        // Before its first write nothing has changed, and the transaction would rightly go through.
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var outcomes = new List<bool>();
        for (var i = 0; i < 20; i++)
        {
            outcomes.Add(await room.Instance.Get<Healer>().SendAsync(plan, seen));
        }

        await stop.CancelAsync();
        await writer;
        outcomes.ShouldAllBe(isSent => !isSent);
        (await room.Redis.KeyTimeToLiveAsync(KeysRoom.Prefix + "realm_id")).ShouldBeNull();
    }

    [Fact]
    public async Task Different_ends_are_named_with_how_far_they_are_apart()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        await room.Redis.KeyExpireAsync(KeysRoom.Prefix + "realm_id", TimeSpan.FromDays(45));

        var finding = await room.FindsAsync(FindingKind.Ends);

        finding.What.ToString().ShouldBe("realm_id ends 45 days before the last of the others.");
        finding.Follows.ToString().ShouldStartWith("Some program renews only part of the set. On ");
        finding.Follows.ToString().ShouldEndWith(" everybody would have to reconnect.");
    }

    private static Task<IReadOnlyList<AuditEntry>> AuditAsync(KeysRoom room) => room.Instance.Get<AuditLog>().ReadAsync(20);
}

using QboAdmin.IntuitSimulator.State;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Faults;

/// <summary>
/// A few rounds in which the access token ends, everybody wants a new one, and something goes wrong; then a look at what is left. All of it
/// follows from the seed, as far as a machine with its own mind repeats itself.
/// </summary>
internal sealed class History
{
    private const int Rounds = 3;
    private const int CallersPerInstance = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan PointWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(10);

    private readonly Random _chance;
    private readonly HistoryWorld _world;
    private readonly Troubles _troubles;
    private readonly List<IHistoryInstance> _instances = [];

    private History(Random chance, HistoryWorld world)
    {
        (_chance, _world) = (chance, world);
        _troubles = new Troubles(world, chance);
    }

    private IEnumerable<IHistoryInstance> Living => _instances.Where(instance => !instance.IsDead);

    /// <returns>What is wrong, with all that happened; null when nothing is.</returns>
    public static async Task<string?> RunAsync(int seed, bool inProcesses)
    {
        var chance = new Random(seed);
        RefreshMode[] modes = [RefreshMode.RotateEveryTime, RefreshMode.RotateEveryTime, RefreshMode.GraceDaily, RefreshMode.RotateDaily];
        var mode = modes[chance.Next(modes.Length)];
        await using var world = await HistoryWorld.CreateAsync(mode, keepsData: chance.Next(4) > 0);
        world.Say($"Intuit in mode {mode}; Redis {(world.KeepsData ? "keeps" : "loses")} its data over a restart");
        var history = new History(chance, world);
        try
        {
            await history.StartAsync(inProcesses);
            for (var round = 1; round <= Rounds; round++)
            {
                await history.PlayAsync(round);
            }

            return await history.JudgeAsync() is { } wrong ? $"{wrong}\n{world.Transcript}" : null;
        }
        catch (Exception exception)
        {
            return $"{exception}\n{world.Transcript}";
        }
        finally
        {
            await Task.WhenAll(history._instances.Select(instance => instance.DisposeAsync().AsTask()));
        }
    }

    private async Task StartAsync(bool inProcesses)
    {
        var starting = Enumerable.Range(1, 3).Select(number =>
        {
            var name = $"web.{number}";
            var clockIsAhead = inProcesses || _chance.Next(4) > 0 ? TimeSpan.Zero : Wrong * ((_chance.Next(2) * 2) - 1);
            _world.Say($"{name}: its clock is {clockIsAhead} ahead");
            return inProcesses
                ? FarAsync(name)
                : NearInstance.StartAsync(name, _world, clockIsAhead);
        }).ToList();
        foreach (var start in starting)
        {
            _instances.Add(await start);
        }
    }

    private async Task<IHistoryInstance> FarAsync(string name) => await InstanceProcess.StartAsync(_world.Redis.Url, _world.Intuit.Url, name);

    private async Task PlayAsync(int round)
    {
        if (_chance.Next(3) > 0)
        {
            _world.Intuit.RotateAtNextRefresh();
        }

        var point = (AttemptPoint)_chance.Next(3);
        var trouble = _troubles.AtAPoint(mayKill: Living.Count() > 1);
        await BeginRoundAsync();
        _world.Say($"round {round}: Intuit is {_troubles.AtIntuit() ?? "well"}; {point}: {trouble?.Words ?? "nothing happens"}");
        var meddling = trouble is { } chosen ? MeddleAsync(point, chosen.Happen) : Task.CompletedTask;
        await CallAsync();
        await meddling;
        await _troubles.Elsewhere;
        _world.Intuit.Behave();
    }

    /// <summary>Until every instance has seen that the token ended; one that still had to save an answer may write a later end once more.</summary>
    private async Task BeginRoundAsync()
    {
        var calm = new HashSet<IHistoryInstance>();
        await Eventually.True(async () =>
        {
            await _world.ExpireAsync();
            await Task.Delay(100);
            foreach (var instance in Living)
            {
                _ = (await instance.ShowAsync()).StartsWith("Connected", StringComparison.Ordinal) ? calm.Remove(instance) : calm.Add(instance);
            }

            return Living.All(calm.Contains);
        });
    }

    private Task CallAsync() => Task.WhenAll(Living.ToList().SelectMany(instance => Enumerable.Range(0, CallersPerInstance).Select(async _ =>
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (DateTimeOffset.UtcNow < until && !instance.IsDead)
        {
            try
            {
                if (await instance.TryGetTokenAsync().WaitAsync(TimeSpan.FromSeconds(4)) is not null
                    || (await instance.ShowAsync().WaitAsync(TimeSpan.FromSeconds(4))).StartsWith("ReconnectNeeded", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (TimeoutException)
            {
                // It is frozen, or waits for one that is.
            }

            await Task.Delay(100);
        }
    })));

    private async Task MeddleAsync(AttemptPoint point, Func<IHistoryInstance, Task> happen)
    {
        var candidates = Living.ToList();
        candidates.ForEach(instance => instance.StopAt(point));
        await Task.WhenAny([Task.Delay(PointWait), .. candidates.Select(instance => instance.Stopped)]);
        var victim = candidates.Find(instance => instance.Stopped.IsCompleted);
        foreach (var other in candidates.Where(instance => instance != victim))
        {
            other.Go();
        }

        if (victim is null)
        {
            _world.Say("nobody came to that point");
            return;
        }

        _world.Say($"{victim.Name} stands there");
        await happen(victim);
        _world.Say("it has happened");
        if (!victim.IsDead)
        {
            victim.Go();
        }
    }

    /// <summary>One more round in which nothing goes wrong, and then the truth.</summary>
    private async Task<string?> JudgeAsync()
    {
        await BeginRoundAsync();
        _world.Say("the last round: all is well");
        await CallAsync();
        var wrong = "never looked";
        var until = DateTimeOffset.UtcNow + Eventually.Limit;
        while (wrong is not null && DateTimeOffset.UtcNow < until)
        {
            wrong = await FindWrongAsync();
            await Task.Delay(wrong is null ? 0 : 200);
        }

        return wrong ?? WrongOrder();
    }

    private async Task<string?> FindWrongAsync()
    {
        var stored = await _world.ReadAsync("refresh_token");
        if (stored is null)
        {
            return "the refresh token is gone from Redis";
        }

        var (living, isAccepted) = (_world.Intuit.Living, _world.Intuit.AcceptsRefresh(stored));
        var expected = isAccepted ? "Connected" : "ReconnectNeeded";
        foreach (var instance in Living)
        {
            var token = await TokenOfAsync(instance).WaitAsync(Patience);
            var shown = await instance.ShowAsync().WaitAsync(Patience);
            if (!shown.StartsWith($"{expected} {The.Fingerprinter.Of(RefreshToken.Parse(stored))}", StringComparison.Ordinal))
            {
                return $"{instance.Name} shows {shown}, but the stored token of rotation {_world.Intuit.RotationOf(stored)} means {expected}";
            }

            if (isAccepted != (token is not null && _world.Intuit.AcceptsAccess(token)))
            {
                return $"{instance.Name} hands out {(token is null ? "nothing" : "a token")}, and Intuit {(isAccepted ? "would give one" : "would not")}";
            }
        }

        var holders = Living.Where(instance => instance.WasDelivered(living)).Select(instance => instance.Name)
            .Concat(_world.WasDeliveredElsewhere(living) ? ["the other program"] : Array.Empty<string>()).ToList();
        return isAccepted || holders.Count == 0
            ? null
            : $"Intuit refuses the stored token of rotation {_world.Intuit.RotationOf(stored)}, and {string.Join(", ", holders)} had got the living one of rotation {_world.Intuit.RotationOf(living)}";
    }

    // One that ended before its time is found out by using it.
    private async Task<string?> TokenOfAsync(IHistoryInstance instance)
    {
        var token = await instance.TryGetTokenAsync();
        return token is null || _world.Intuit.AcceptsAccess(token) ? token : await instance.TryReplaceAsync(token);
    }

    private string? WrongOrder()
    {
        var newest = -1;
        foreach (var write in _world.Writes.All)
        {
            if (write is null)
            {
                newest = _world.KeepsData ? newest : -1;
                continue;
            }

            var rotation = _world.Intuit.RotationOf(write);
            if (rotation < newest)
            {
                return $"rotation {rotation} was written over rotation {newest}";
            }

            newest = rotation;
        }

        return null;
    }
}

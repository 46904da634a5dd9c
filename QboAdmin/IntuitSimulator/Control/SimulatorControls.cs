using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>What the control endpoints and the control page can do, without HTTP. The actions say how many grants they touched.</summary>
internal sealed class SimulatorControls(StateStore store, SimulatorClock clock, FaultQueue faults, BooksShelf shelf)
{
    public Counters Counters => store.Read(state => state.Counters with { });

    public Behaviour Behaviour => store.Read(state => state.Behaviour);

    public ClockReading Clock => new(clock.Now, (long)clock.Offset.TotalSeconds);

    public IReadOnlyList<GrantView> Grants
    {
        get
        {
            var now = clock.Now;
            return store.Read(state => state.Grants.Select(grant => GrantView.Of(grant, state, now)).Reverse().ToArray());
        }
    }

    public int ExpireAccessTokens()
    {
        var now = clock.Now;
        return store.Change(state =>
        {
            var living = state.Grants.Count(grant => GrantView.Of(grant, state, now).Access.IsAlive);
            state.EndedAccessTokens = state.LastAccessToken;
            return living;
        });
    }

    public int RotateAtNextRefresh() => ForLiving(grant => grant.RotateNext = true);

    public int KillRefreshTokens() => ForLiving(grant => grant.RefreshKilled = true);

    /// <summary>As when the customer disconnects the app inside QuickBooks: both tokens are dead, and nobody tells the app.</summary>
    public int DisconnectInQuickBooks() => store.Change(state =>
    {
        var open = state.Grants.Where(grant => grant.End is null).ToArray();
        foreach (var grant in open) grant.End = GrantEnd.DisconnectedInQuickBooks;
        return open.Length;
    });

    /// <summary>Forgets what happened. The keys, the mode and the clock stay.</summary>
    public int Reset()
    {
        faults.Clear();
        return store.Change(state =>
        {
            var count = state.Grants.Count;
            state.Grants.Clear();
            state.Codes.Clear();
            state.Counters = new Counters();
            return count;
        });
    }

    /// <summary>Says how many companies' books were touched.</summary>
    public int ResetBooks() => shelf.Reset();

    public Behaviour Change(ModeChange change) => store.Change(state => state.Behaviour = change.ApplyTo(state.Behaviour));

    /// <summary>What is wrong with the change; null when the clock moved.</summary>
    public string? Move(ClockChange change)
    {
        if (change.AdvanceSeconds is not { } seconds) return "Say by how much the clock should move on.";
        var farthest = (long)SimulatorClock.FarthestOffset.TotalSeconds;
        return seconds >= -farthest && seconds <= farthest && clock.TryAdvance(TimeSpan.FromSeconds(seconds))
            ? null
            : "The clock stays within a hundred years of the system's.";
    }

    private int ForLiving(Action<Grant> act)
    {
        var now = clock.Now;
        return store.Change(state =>
        {
            var living = state.Grants.Where(grant => grant.CanRefresh(now)).ToArray();
            foreach (var grant in living) act(grant);
            return living.Length;
        });
    }
}

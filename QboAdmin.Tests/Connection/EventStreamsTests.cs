using QboAdmin.Connection;
using QboAdmin.Tests.Components;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Connection;

public sealed class EventStreamsTests
{
    [Fact]
    public void One_key_has_a_limit_of_open_streams_and_gets_closed_ones_back()
    {
        var streams = new EventStreams();
        var opened = Enumerable.Range(0, EventStreams.MaxForOne).Select(_ => streams.TryOpen("worker").ShouldNotBeNull()).ToList();

        streams.TryOpen("worker").ShouldBeNull();
        using var another = streams.TryOpen("another").ShouldNotBeNull();
        opened[0].Dispose();
        opened[0].Dispose();

        streams.Count("worker").ShouldBe(EventStreams.MaxForOne - 1);
        using var again = streams.TryOpen("worker").ShouldNotBeNull();
        streams.TryOpen("worker").ShouldBeNull();
    }

    [Fact]
    public void A_change_says_what_differs_from_the_event_before()
    {
        var connected = StateEvent.Of(Pictures.Connected, "web.1", The.Moment);

        connected.Kinds.ShouldBeEmpty();
        StateEvent.Of(Pictures.Refreshing, "web.1", The.Moment).After(connected).Kinds.ShouldBe(["state"]);
        StateEvent.Of(Pictures.Connected with { Version = 18 }, "web.1", The.Moment).After(connected).Kinds.ShouldBe(["other"]);
        StateEvent.Of(Pictures.NotConnected, "web.1", The.Moment).After(connected).Kinds.ShouldBe(["state", "tokens", "company", "storage"]);
    }

    [Fact]
    public void States_are_told_in_words_that_programs_can_compare()
    {
        var refused = StateEvent.Of(Pictures.ReconnectNeeded, "web.1", The.Moment);

        (refused.State, refused.Reason, refused.Authenticated, refused.Environment).ShouldBe(("reconnect_needed", "invalid_grant", true, "sandbox"));
        refused.AccessTokenMark.ShouldBe(Pictures.AccessMark.ToString());
    }
}

using System.Net;
using QboAdmin.Access;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

public sealed class SignInLimiterTests
{
    private static readonly IPAddress Guesser = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void Twenty_wrong_keys_a_minute_are_enough_and_the_next_minute_begins_anew()
    {
        var clock = The.Clock();
        var limiter = new SignInLimiter(clock);
        for (var failure = 0; failure < 20; failure++)
        {
            limiter.MayTry(Guesser).ShouldBeTrue();
            limiter.NoteFailure(Guesser);
        }

        limiter.MayTry(Guesser).ShouldBeFalse();
        limiter.MayTry(IPAddress.Loopback).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(1));
        limiter.MayTry(Guesser).ShouldBeTrue();
    }

    [Fact]
    public void It_forgets_before_it_fills_the_memory()
    {
        var limiter = new SignInLimiter(The.Clock());
        for (var address = 0; address < 30_000; address++)
        {
            limiter.NoteFailure(new IPAddress(address));
        }

        limiter.Count.ShouldBeLessThanOrEqualTo(10_001);
    }
}

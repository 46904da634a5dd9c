using Microsoft.AspNetCore.Http;
using QboAdmin.Deploy;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Intuit;

namespace QboAdmin.Tests.Deploy;

public sealed class IntuitCheckTests
{
    [Fact]
    public async Task An_Intuit_that_can_not_be_reached_is_red()
    {
        await using var room = new IntuitRoom($"http://127.0.0.1:{Ports.Free()}");
        using var probe = Probe(room);

        (await Look.At(new TokenEndpointCheck(probe))).ShouldBeRed("May this machine reach Intuit over https?");
        (await Look.At(new CompanyInfoCheck(probe))).ShouldBeRed("May this machine reach QuickBooks?");
        (await Look.At(new ClockCheck(probe))).Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public async Task Any_refusal_of_the_token_endpoint_is_an_answer_and_no_token_is_spent()
    {
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        });
        await using var room = new IntuitRoom(server.Url);
        using var probe = Probe(room);

        (await Look.At(new TokenEndpointCheck(probe))).ShouldBeGreen("ms");
        (await Look.At(new ClockCheck(probe))).ShouldBeGreen("s apart");
        server.Seen.ShouldAllBe(request => request.Method == "GET");
    }

    [Theory]
    [InlineData(90, Verdict.Red)]
    [InlineData(-20, Verdict.Amber)]
    public async Task A_clock_that_is_wrong_is_seen(int secondsAhead, Verdict verdict)
    {
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.Headers.Date = DateTimeOffset.UtcNow.AddSeconds(secondsAhead).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        await using var room = new IntuitRoom(server.Url);
        using var probe = Probe(room);

        var finding = await Look.At(new ClockCheck(probe));

        finding.Verdict.ShouldBe(verdict);
        finding.Advice.ShouldNotBeNull().ShouldContain("Set the clock of this machine");
    }

    [Theory]
    [InlineData(StatusCodes.Status403Forbidden, Verdict.Red, "Is QBO_ENVIRONMENT the one of this company?")]
    [InlineData(StatusCodes.Status503ServiceUnavailable, Verdict.Red, "status.developer.intuit.com")]
    [InlineData(StatusCodes.Status429TooManyRequests, Verdict.Amber, "tried again by itself")]
    public async Task What_QuickBooks_answers_decides(int status, Verdict verdict, string advice)
    {
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var room = new IntuitRoom(server.Url);
        using var probe = Probe(room);

        var finding = await Look.At(new CompanyInfoCheck(probe));

        finding.Verdict.ShouldBe(verdict);
        finding.Advice.ShouldNotBeNull().ShouldContain(advice);
    }

    [Fact]
    public async Task Intuit_is_asked_once_a_minute_however_often_somebody_looks()
    {
        await using var server = await StubServer.StartAsync(context => context.Response.WriteAsync("""{"CompanyInfo":{"CompanyName":"Mwangaza Friends"}}"""));
        await using var room = new IntuitRoom(server.Url);
        using var probe = Probe(room);
        var check = new CompanyInfoCheck(probe);

        await Look.At(check);
        await Look.At(check);
        server.Seen.Count(request => request.Path.Contains("companyinfo", StringComparison.Ordinal)).ShouldBe(1);

        probe.Forget();
        await Look.At(check);
        server.Seen.Count(request => request.Path.Contains("companyinfo", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static IntuitProbe Probe(IntuitRoom room) => new(room.Reach, room.Accounting, TimeProvider.System);
}

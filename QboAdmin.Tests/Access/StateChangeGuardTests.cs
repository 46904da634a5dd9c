using System.Net;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

public sealed class StateChangeGuardTests(SharedRedis redis) : IAsyncLifetime
{
    private WebInstance _instance = default!;

    public async ValueTask InitializeAsync() => _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()));

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Fact]
    public async Task A_cookie_with_its_antiforgery_token_may_change_things()
    {
        using var person = await Visitor.SignedInAsync(_instance);

        (await person.SubmitAsync("/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_script_may_send_the_token_in_a_header()
    {
        using var person = await Visitor.SignedInAsync(_instance);
        var request = new HttpRequestMessage(HttpMethod.Post, "/qbo/disconnect");
        request.Headers.Add("RequestVerificationToken", await person.AntiforgeryAsync());

        (await person.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_needs_no_token()
    {
        (await _instance.SendAsync(HttpMethod.Post, "/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_token_of_another_person_or_of_before_signing_in_is_none()
    {
        using var grace = new Visitor(_instance.Url);
        var before = await grace.AntiforgeryAsync();
        await grace.SignInAsync(("person", "operator"));
        using var vera = await Visitor.SignedInAsync(_instance, "viewer");
        var ofVera = await vera.AntiforgeryAsync();

        foreach (var token in new[] { before, ofVera, "made-up" })
        {
            using var response = await grace.PostAsync("/qbo/disconnect", ("__RequestVerificationToken", token));
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Fact]
    public async Task A_wrong_role_is_refused_before_the_token_is_looked_at()
    {
        using var vera = await Visitor.SignedInAsync(_instance, "viewer");

        (await vera.PostAsync("/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await new Visitor(_instance.Url).PostAsync("/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_that_was_open_for_too_long_is_explained_to_a_person()
    {
        using var person = new Visitor(_instance.Url);

        using var response = await person.PostAsync("/login", ("key", WebInstance.OperatorKey));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Visitor.TitleAsync(response)).ShouldBe("This page was open for too long");
    }

    [Fact]
    public async Task A_wrong_key_beside_a_good_cookie_is_a_wrong_key()
    {
        using var person = await Visitor.SignedInAsync(_instance);
        var request = new HttpRequestMessage(HttpMethod.Get, "/qbo/status");
        request.Headers.Authorization = new("Bearer", "no-such-key");

        (await person.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_key_may_ask_hundreds_of_times_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(async _ =>
        {
            using var response = await _instance.GetAsync("/qbo/auth-status", WebInstance.ProgramKey);
            return response.StatusCode;
        }));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
    }
}

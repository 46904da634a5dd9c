using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Connection;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

/// <summary>What somebody meets when something breaks inside.</summary>
public sealed class PipelineTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task A_page_that_breaks_while_it_is_drawn_is_replaced_by_one_that_says_so_with_an_id_that_the_log_knows()
    {
        await using var instance = await WebInstance.StartAsync(_url, replace: services =>
            services.Replace(ServiceDescriptor.Singleton<IAntiforgery, BrokenAntiforgery>()));
        using var person = new Visitor(instance.Url);

        using var response = await person.GetAsync("/login");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using var page = await Visitor.PageAsync(response);
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Something broke");
        page.Body!.TextContent.ShouldNotContain("the cause, for the log");
        var logged = instance.Log.Lines.Single(line => line.Contains("the cause, for the log", StringComparison.Ordinal));
        var id = logged.Split(' ')[1];
        logged.ShouldStartWith($"Request {id} broke: GET /login");
        page.Body.TextContent.ShouldContain(id);
    }

    [Fact]
    public async Task A_program_gets_problem_JSON_and_a_person_on_the_same_address_a_page()
    {
        await using var instance = await WebInstance.StartAsync(_url, replace: services =>
            services.Replace(ServiceDescriptor.Singleton<ICallbackPages, BrokenPages>()));
        using var person = new Visitor(instance.Url);

        using var forProgram = await instance.GetAsync("/qbo/callback");
        forProgram.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        forProgram.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await forProgram.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("requestId").GetString().ShouldNotBeNullOrEmpty();
        problem.ToString().ShouldNotContain("the cause, for the log");

        using var forPerson = await person.GetAsync("/qbo/callback");
        forPerson.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Visitor.TitleAsync(forPerson)).ShouldBe("Something broke");
    }

    private sealed class BrokenPages : ICallbackPages
    {
        public IResult Explain(CallbackResult result) => throw new InvalidOperationException("the cause, for the log");

        public IResult WrongAddress(string expected) => throw new InvalidOperationException("the cause, for the log");
    }

    private sealed class BrokenAntiforgery : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw new InvalidOperationException("the cause, for the log");

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw new InvalidOperationException("the cause, for the log");

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;

        public void SetCookieTokenAndHeader(HttpContext httpContext) => throw new InvalidOperationException("the cause, for the log");
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Components.Connection;
using QboAdmin.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>Connecting to another company than before asks first.</summary>
public sealed class SwitchTests : PageTest
{
    [Fact]
    public async Task The_question_has_both_names_and_the_safe_answer_first()
    {
        var id = await WaitAsync(new Company("Harbour Light Food Pantry", "US"), Pictures.Company.Name);

        var page = Render<SwitchPage>(parameters => parameters.Add(switchPage => switchPage.Id, id));

        page.Words("h1").ShouldBe("Connect to another company?");
        page.Words("form").ShouldBe(
            "QboAdmin is connected to Mwangaza Friends, and at Intuit you have just chosen Harbour Light Food Pantry instead. " +
            "Yes: every instance and every other program that reads these keys works with Harbour Light Food Pantry from now on, and access to Mwangaza Friends is revoked. " +
            "No: all stays as it is, and the new access is revoked. " +
            "Keep Mwangaza Friends Connect to Harbour Light Food Pantry " +
            "The question waits for ten minutes. Until it is answered, nothing changes.");
        page.Find("form").GetAttribute("action").ShouldBe($"/qbo/switch/{id}");
        page.FindAll("form button").Select(button => (button.GetAttribute("value"), button.HasAttribute("autofocus"))).ShouldBe([("no", true), ("yes", false)]);
    }

    [Fact]
    public async Task Companies_without_a_known_name_are_told_apart_by_their_ids()
    {
        var id = await WaitAsync(null, null);

        Render<SwitchPage>(parameters => parameters.Add(switchPage => switchPage.Id, id)).Words("form").ShouldStartWith(
            $"QboAdmin is connected to company {The.Realm}, and at Intuit you have just chosen company {The.OtherRealm} instead.");
    }

    [Fact]
    public async Task A_question_that_has_waited_for_ten_minutes_is_gone()
    {
        var id = await WaitAsync(null, null);
        Clock.Advance(TimeSpan.FromMinutes(10));

        NothingToAnswer(id);
    }

    [Fact]
    public void Something_that_is_no_id_has_no_question() => NothingToAnswer("no-such-question");

    private void NothingToAnswer(string id)
    {
        var page = Render<SwitchPage>(parameters => parameters.Add(switchPage => switchPage.Id, id));

        page.Words("h1").ShouldBe("Nothing to answer");
        page.Words(".card").ShouldBe(
            "This question was answered already, or has waited for more than ten minutes. Nothing was changed by it since. " +
            "Go to the dashboard Connect to QuickBooks");
    }

    private Task<string> WaitAsync(Company? company, string? present) => Services.GetRequiredService<PendingStore>().AddAsync(new PendingConnection
    {
        AccessToken = The.LaterAccessToken.Reveal(),
        RefreshToken = The.RotatedRefreshToken.Reveal(),
        Realm = The.OtherRealm.Value,
        AccessTokenEndsAt = The.Moment.AddHours(1),
        AccessTokenLife = TimeSpan.FromHours(1),
        Milliseconds = 184,
        Company = company,
        PresentCompany = present,
        PresentRealm = The.Realm.Value,
        By = The.Operator,
    });
}

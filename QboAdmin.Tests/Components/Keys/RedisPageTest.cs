using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QboAdmin.Components.Keys;
using QboAdmin.Components.Layout;
using QboAdmin.Intuit;
using QboAdmin.Keys;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Components.Keys;

/// <summary>The page of Redis over a real Redis, without a browser: what another program does there must show on it.</summary>
public abstract class RedisPageTest : PageTest
{
    private protected const string Prefix = "qbo_tokens:sandbox:";

    private readonly SharedRedis? _shared;
    private readonly int _database;

    /// <param name="shared">Null for a Redis that is not there.</param>
    protected RedisPageTest(SharedRedis? shared)
    {
        _shared = shared;
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<IIntuitOAuthClient>(new ScriptedIntuit(TimeProvider.System));
        if (shared is not null)
        {
            _database = shared.NextDatabase();
            Services.AddSingleton(TestInstance.Options(shared.Process.UrlOf(_database)));
        }
    }

    /// <summary>What another program does.</summary>
    private protected async Task<IDatabase> RedisAsync() => await _shared!.Process.ConnectAsync(_database);

    /// <summary>A set as another program writes it.</summary>
    private protected async Task FillAsync(DateTimeOffset? end = null, string environment = "sandbox") => await new Python(await RedisAsync(), environment)
        .WriteAsync(The.AccessToken.Reveal(), The.RefreshToken.Reveal(), The.Realm.Value, end ?? DateTimeOffset.UtcNow.AddMinutes(42));

    /// <summary>A set as QboAdmin writes it, with all that it notes.</summary>
    private protected async Task ConnectAsync()
    {
        await Services.GetRequiredService<RedisConnection>().ConnectAsync();
        var end = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(60).ToUnixTimeSeconds());
        await Services.GetRequiredService<ITokenStore>().WriteAsync(
            The.Set with { AccessTokenEndsAt = end },
            new WriteCondition.Always(),
            MetadataChange.None.Set(The.Realm).Set(new Company("Mwangaza Friends", "US")).Set(new ConnectedBy(The.Operator.Name, DateTimeOffset.UtcNow))
                .Set(new IssuedTokens(Pictures.AccessMark, Pictures.RefreshMark, TimeSpan.FromHours(1), null, null)),
            null);
    }

    /// <summary>Opens the page as somebody, with all that follows Redis at work.</summary>
    private protected async Task<IRenderedComponent<MainLayout>> OpenAsync(Actor person, string address = "redis")
    {
        SignIn(person);
        await Services.GetRequiredService<RedisConnection>().ConnectAsync();
        foreach (IHostedService loop in new IHostedService[] { Loop<ConnectionWatch>(), Loop<KeyWatch>(), Loop<StrayWatch>(), Loop<ServerWatch>() })
        {
            await loop.StartAsync(Xunit.TestContext.Current.CancellationToken);
        }

        await Services.GetRequiredService<ConnectionWatch>().LookAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Open<KeysPage>();
    }

    /// <summary>Presses what opens a dialog. Its work ends only when the dialog is answered, so that nobody may wait for it.</summary>
    private protected static void Press(IElement button) => button.Click();

    /// <summary>Waits until the page says something.</summary>
    private protected static Task<IElement> SeesAsync(IRenderedComponent<MainLayout> page, string selector, Func<string, bool> isRight) => Eventually.Get(
        () => page.FindAll(selector).FirstOrDefault(element => isRight(element.Words())),
        element => element is not null)!;

    private T Loop<T>()
        where T : IHostedService => Services.GetRequiredService<T>();
}

using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Keys;

/// <summary>One instance whose page of Redis somebody has open, and another program beside it.</summary>
internal sealed class KeysRoom : IAsyncDisposable
{
    public const string Prefix = "qbo_tokens:sandbox:";

    private readonly List<IDisposable> _pages = [];

    public required TestInstance Instance { get; init; }

    /// <summary>What another program does.</summary>
    public required IDatabase Redis { get; init; }

    public Python Python => new(Redis);

    public KeyWatch Watch => Instance.Get<KeyWatch>();

    public static Task<KeysRoom> StartAsync(SharedRedis shared) => StartAsync(shared.Process, shared.NextDatabase());

    public static async Task<KeysRoom> StartAsync(RedisProcess redis, int database = 0, bool opens = true)
    {
        var room = new KeysRoom
        {
            Redis = await redis.ConnectAsync(database),
            Instance = await TestInstance.StartAsync(redis.UrlOf(database)),
        };
        if (opens)
        {
            room.OpenPage();
        }

        return room;
    }

    /// <summary>A page that follows the keys; dispose the result to close it.</summary>
    public IDisposable OpenPage()
    {
        var page = new Page(Watch.Picture.Subscribe(), Instance.Get<StrayWatch>().Found.Subscribe());
        _pages.Add(page);
        return page;
    }

    /// <summary>A set as another program writes it.</summary>
    public Task FillAsync(DateTimeOffset? end = null, string environment = "sandbox") => new Python(Redis, environment).WriteAsync(
        The.AccessToken.Reveal(), The.RefreshToken.Reveal(), The.Realm.Value, end ?? DateTimeOffset.UtcNow.AddMinutes(42));

    /// <summary>A set as QboAdmin writes it, with all that it notes.</summary>
    public async Task ConnectAsync()
    {
        var set = The.Set with { AccessTokenEndsAt = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(60).ToUnixTimeSeconds()) };
        var change = MetadataChange.None
            .Set(The.Realm)
            .Set(new Company("Mwangaza Friends", "US"))
            .Set(new ConnectedBy(The.Operator.Name, DateTimeOffset.UtcNow))
            .Set(new IssuedTokens(
                The.Fingerprinter.Of(set.AccessToken), The.Fingerprinter.Of(set.RefreshToken), TimeSpan.FromHours(1), null, null));
        await Instance.Store.WriteAsync(set, new WriteCondition.Always(), change, null);
    }

    public Task<KeySetPicture> SeesAsync(Func<KeySetPicture, bool> isRight, QboEnvironment environment = QboEnvironment.Sandbox) =>
        Eventually.Get(() => Watch.Picture.Current[environment], isRight);

    /// <summary>What the doctor says as soon as it says something of this kind.</summary>
    public async Task<Finding> FindsAsync(FindingKind kind, QboEnvironment environment = QboEnvironment.Sandbox) =>
        (await Eventually.Get(() => Diagnose(environment), diagnosis => diagnosis.Findings.Any(finding => finding.Kind == kind)))
        .Findings.First(finding => finding.Kind == kind);

    public Task IsWellAsync() => Eventually.Get(
        () => Diagnose(QboEnvironment.Sandbox), diagnosis => diagnosis.Findings.Length == 0 && Watch.Picture.Current.Sandbox.Count == 4);

    public Diagnosis Diagnose(QboEnvironment environment)
    {
        var picture = Watch.Picture.Current;
        return SetDoctor.Examine(new SetCase(
            picture[environment], picture.Other(environment), Instance.Get<StrayWatch>().Found.Current, QboEnvironment.Sandbox, DateTimeOffset.UtcNow));
    }

    public Task<HealResult> HealAsync(Finding finding, Actor? by = null) => Instance.NewScoped<KeyService>().HealAsync(
        by ?? The.Operator, finding.Heal!, Watch.Picture.Current[finding.Heal!.Environment], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _pages.ForEach(page => page.Dispose());
        await Instance.DisposeAsync();
    }

    private sealed class Page(params IDisposable[] subscriptions) : IDisposable
    {
        public void Dispose() => Array.ForEach(subscriptions, subscription => subscription.Dispose());
    }
}

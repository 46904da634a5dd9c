using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Faults;

/// <summary>
/// Sits around the token client and the store of one instance: stops an attempt at the points that matter, and knows which answers arrived.
/// A dead instance neither asks nor writes any more.
/// </summary>
internal sealed class AttemptPoints
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _delivered = [];

    /// <summary>What happens at a point; awaited there.</summary>
    public Func<AttemptPoint, Task> Reached { get; set; } = _ => Task.CompletedTask;

    /// <summary>Told of each refresh token that arrived here.</summary>
    public Action<string> Delivered { get; set; } = _ => { };

    public bool IsDead { get; set; }

    public bool WasDelivered(string refreshToken)
    {
        lock (_gate)
        {
            return _delivered.Contains(refreshToken);
        }
    }

    public void Use(IServiceCollection services)
    {
        Decorate<IIntuitOAuthClient>(services, inner => new Client(inner, this));
        Decorate<ITokenStore>(services, inner => new Store(inner, this));
    }

    private async Task PassAsync(AttemptPoint point)
    {
        await Reached(point);
        await LiveAsync();
    }

    private Task LiveAsync() => IsDead ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;

    private void Note(OAuthResult result)
    {
        if (result.Grant is { } grant)
        {
            lock (_gate)
            {
                _delivered.Add(grant.RefreshToken.Reveal());
            }

            Delivered(grant.RefreshToken.Reveal());
        }
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var descriptor = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(descriptor);
        services.AddSingleton(provider => decorate((T)(descriptor.ImplementationInstance
            ?? descriptor.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!))));
    }

    private sealed class Client(IIntuitOAuthClient inner, AttemptPoints points) : IIntuitOAuthClient
    {
        public Task<Uri> GetAuthorizeUriAsync(string state, CancellationToken cancellationToken) => inner.GetAuthorizeUriAsync(state, cancellationToken);

        public Task<OAuthResult> ExchangeCodeAsync(string code) => inner.ExchangeCodeAsync(code);

        public async Task<OAuthResult> RefreshAsync(RefreshToken refreshToken)
        {
            await points.PassAsync(AttemptPoint.BeforeCall);
            var result = await inner.RefreshAsync(refreshToken);
            points.Note(result);
            await points.PassAsync(AttemptPoint.AfterAnswer);
            return result;
        }

        public Task<OAuthFailure?> RevokeAsync(RefreshToken refreshToken, CancellationToken cancellationToken) => inner.RevokeAsync(refreshToken, cancellationToken);
    }

    private sealed class Store(ITokenStore inner, AttemptPoints points) : ITokenStore
    {
        public Task<StoredConnection> ReadAsync() => LivingAsync(inner.ReadAsync);

        public async Task<long?> WriteAsync(TokenSet tokens, WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
        {
            var version = await LivingAsync(() => inner.WriteAsync(tokens, condition, change, happened));
            await points.PassAsync(AttemptPoint.AfterSave);
            return version;
        }

        public Task<long?> ClearAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) =>
            LivingAsync(() => inner.ClearAsync(condition, change, happened));

        public Task<long?> NoteAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) =>
            LivingAsync(() => inner.NoteAsync(condition, change, happened));

        public Task<IReadOnlyList<ConnectionEvent>> ReadEventsAsync() => LivingAsync(inner.ReadEventsAsync);

        public Task<bool> IsFirstToNoticeAsync(string what) => LivingAsync(() => inner.IsFirstToNoticeAsync(what));

        private async Task<T> LivingAsync<T>(Func<Task<T>> use)
        {
            await points.LiveAsync();
            return await use();
        }
    }
}

using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tests.Fixtures;

/// <summary>
/// Intuit's OAuth server as a test wants it: rotating, refusing, silent, and counting. It knows which refresh token is alive, as Intuit does.
/// </summary>
internal sealed class ScriptedIntuit(TimeProvider time) : IIntuitOAuthClient
{
    private readonly Lock _gate = new();
    private readonly List<RefreshToken> _revoked = [];
    private int _issued;
    private int _refreshes;

    /// <summary>The one refresh token that is good; null for "any".</summary>
    public RefreshToken? Living { get; set; }

    /// <summary>Whether each refresh hands out a new refresh token.</summary>
    public bool Rotates { get; set; }

    /// <summary>What to answer instead of tokens; null for tokens.</summary>
    public OAuthFailure? Failure { get; set; }

    /// <summary>Completed by the test before Intuit answers; null to answer at once.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Completed when a refresh has arrived.</summary>
    public TaskCompletionSource Arrived { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Refreshes => Volatile.Read(ref _refreshes);

    public IReadOnlyList<RefreshToken> Revoked
    {
        get
        {
            lock (_gate)
            {
                return [.. _revoked];
            }
        }
    }

    /// <summary>What revoking answers; null for "done".</summary>
    public OAuthFailure? RevokeFailure { get; set; }

    public Task<Uri> GetAuthorizeUriAsync(string state, CancellationToken cancellationToken) =>
        Task.FromResult(new Uri($"http://localhost/authorize?state={state}"));

    public Task<OAuthResult> ExchangeCodeAsync(string code) => Task.FromResult(Failure is { } failure ? failure : (OAuthResult)Issue(NewRefreshToken()));

    public async Task<OAuthResult> RefreshAsync(RefreshToken refreshToken)
    {
        Interlocked.Increment(ref _refreshes);
        Arrived.TrySetResult();
        if (Hold is { } hold)
        {
            await hold.Task;
        }

        lock (_gate)
        {
            if (Failure is { } failure)
            {
                return failure;
            }

            if (Living is not null && Living != refreshToken)
            {
                return new OAuthFailure(OAuthFailureKind.InvalidGrant, "Intuit refused the token (invalid_grant)", "invalid_grant", "1-tid");
            }

            var next = Rotates ? NewRefreshToken() : refreshToken;
            Living = next;
            return Issue(next);
        }
    }

    public Task<OAuthFailure?> RevokeAsync(RefreshToken refreshToken, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (RevokeFailure is null)
            {
                _revoked.Add(refreshToken);
            }

            return Task.FromResult(RevokeFailure);
        }
    }

    /// <summary>Ready to see the next refresh arrive.</summary>
    public void ExpectAnother() => Arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    private RefreshToken NewRefreshToken() =>
        RefreshToken.Parse(string.Create(CultureInfo.InvariantCulture, $"RT1-{Interlocked.Increment(ref _issued)}-H0-scripted"));

    private TokenGrant Issue(RefreshToken refreshToken) => new()
    {
        AccessToken = AccessToken.Parse(string.Create(CultureInfo.InvariantCulture, $"access-{Interlocked.Increment(ref _issued)}")),
        RefreshToken = refreshToken,
        AccessTokenLife = TimeSpan.FromHours(1),
        AccessTokenEndsAt = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().AddHours(1).ToUnixTimeSeconds()),
        RefreshTokenEndsAt = time.GetUtcNow().AddDays(101),
        HardEndsAt = time.GetUtcNow().AddDays(1825),
        IntuitTid = "1-tid",
        Milliseconds = 12,
    };
}

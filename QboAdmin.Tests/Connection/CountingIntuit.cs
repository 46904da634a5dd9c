using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Connection;

/// <summary>An Intuit that counts the codes it is given, and can be slow or angry about revokes as the real client reports it.</summary>
internal sealed class CountingIntuit : IIntuitOAuthClient
{
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System);
    private int _exchanges;

    public int Exchanges => Volatile.Read(ref _exchanges);

    /// <summary>Completed by the test before a code or a revoke is answered; null to answer at once.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<RefreshToken> Revoked => _intuit.Revoked;

    public Task<Uri> GetAuthorizeUriAsync(string state, CancellationToken cancellationToken) => _intuit.GetAuthorizeUriAsync(state, cancellationToken);

    public async Task<OAuthResult> ExchangeCodeAsync(string code)
    {
        Interlocked.Increment(ref _exchanges);
        await WaitAsync(CancellationToken.None);
        return await _intuit.ExchangeCodeAsync(code);
    }

    public Task<OAuthResult> RefreshAsync(RefreshToken refreshToken) => _intuit.RefreshAsync(refreshToken);

    public async Task<OAuthFailure?> RevokeAsync(RefreshToken refreshToken, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await _intuit.RevokeAsync(refreshToken, cancellationToken);
    }

    private Task WaitAsync(CancellationToken cancellationToken) => Hold?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
}

using QboAdmin.Intuit;

namespace QboAdmin.Deploy;

/// <summary>Asks Intuit, and keeps what it said for a minute: a page that stays open must not use up the limits of the API.</summary>
internal sealed class IntuitProbe(IntuitReach reach, IAccountingClient accounting, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FailureGoodFor = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private (IntuitAnswer Answer, long At)? _endpoint;
    private (CompanyAnswer Answer, long At)? _company;

    /// <summary>Whether the token endpoint can be reached, and what time it is there.</summary>
    public async Task<IntuitAnswer> AskEndpointAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_endpoint is not { } known || IsOld(known.At, known.Answer.Problem is null))
            {
                _endpoint = known = (await reach.AskAsync(cancellationToken).ConfigureAwait(false), time.GetTimestamp());
            }

            return known.Answer;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Reads the company behind the connection.</summary>
    public async Task<CompanyAnswer> AskCompanyAsync(CancellationToken cancellationToken)
    {
        if (_company is { } known && !IsOld(known.At, known.Answer.Failure is null))
        {
            return known.Answer;
        }

        var read = await accounting.GetCompanyInfoAsync(cancellationToken).ConfigureAwait(false);
        var answer = new CompanyAnswer(read.Value, read.Failure, time.GetUtcNow());
        _company = (answer, time.GetTimestamp());
        return answer;
    }

    /// <summary>The next to ask gets a fresh answer.</summary>
    public void Forget() => (_endpoint, _company) = (null, null);

    public void Dispose() => _asking.Dispose();

    private bool IsOld(long at, bool isGood) => time.GetElapsedTime(at) > (isGood ? GoodFor : FailureGoodFor);
}

/// <summary>What came of reading the company.</summary>
internal sealed record CompanyAnswer(CompanyInfo? Company, QboFailure? Failure, DateTimeOffset At);

using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>Counts calls to the Accounting API, whatever comes of them: Intuit counts them all.</summary>
internal sealed class ApiCallCounter : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Meters.ApiCalls.Add(1);
        return base.SendAsync(request, cancellationToken);
    }
}

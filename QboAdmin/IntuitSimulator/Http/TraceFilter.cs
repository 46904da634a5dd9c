using System.Globalization;
using System.Security.Cryptography;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Http;

/// <summary>
/// Puts <c>intuit_tid</c> on every response, errors included. The name stays lower-case: some SDKs compare it letter by letter.
/// </summary>
internal sealed class TraceFilter(SimulatorClock clock) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var second = clock.Now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        context.HttpContext.Response.Headers["intuit_tid"] = $"1-{second}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        return next(context);
    }
}

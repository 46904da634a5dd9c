namespace QboAdmin.Hosting;

/// <summary>What the verb <c>check</c> was asked.</summary>
/// <param name="Url">The running site; null for before traffic.</param>
/// <param name="ApiKey">For the running site; null for none.</param>
/// <param name="IsJson">For machines.</param>
/// <param name="IsStrict">Whether amber is as bad as red.</param>
/// <param name="Wait">How long to wait until a rollout is over; zero for not at all.</param>
internal sealed record CheckRequest(string? Url, string? ApiKey, bool IsJson, bool IsStrict, TimeSpan Wait);

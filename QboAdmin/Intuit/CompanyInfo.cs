namespace QboAdmin.Intuit;

/// <summary>The part of Intuit's CompanyInfo that is shown.</summary>
/// <param name="Name"><c>CompanyName</c>.</param>
/// <param name="Country"><c>Country</c>, two letters; null when Intuit did not say.</param>
/// <param name="IntuitTid">The trace id of the answer.</param>
/// <param name="Milliseconds">How long the answer took.</param>
internal sealed record CompanyInfo(string Name, string? Country, string? IntuitTid, int Milliseconds);

namespace QboAdmin.Intuit.Calls;

/// <summary>A successful answer as it came.</summary>
/// <param name="Body">JSON, or whatever was asked for.</param>
/// <param name="IntuitTid">Intuit's trace id.</param>
/// <param name="Milliseconds">How long it took, without waiting for a turn.</param>
internal sealed record ApiAnswer(byte[] Body, string? IntuitTid, int Milliseconds);

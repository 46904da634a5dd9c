namespace QboAdmin.Connection;

/// <summary>What came of a test call to QuickBooks.</summary>
/// <param name="Succeeded">Whether QuickBooks answered with the company's data.</param>
/// <param name="Message">In a sentence.</param>
/// <param name="Milliseconds">How long it took; null when no usable answer came.</param>
/// <param name="IntuitTid">Intuit's trace id; null when no answer came.</param>
public sealed record TestResult(bool Succeeded, string Message, int? Milliseconds, string? IntuitTid);

namespace QboAdmin.Live;

/// <summary>A time in which somebody works on the installation, so that nobody needs to be alerted.</summary>
/// <param name="By">Who said so.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">It ends by itself.</param>
/// <param name="What">What is being done; empty when nobody said.</param>
public sealed record PlannedWork(string By, DateTimeOffset From, DateTimeOffset Until, string What);

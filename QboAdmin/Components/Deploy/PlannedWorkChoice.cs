namespace QboAdmin.Components.Deploy;

/// <summary>What a person chose for planned work.</summary>
/// <param name="Length">How long.</param>
/// <param name="What">What is being done; may be empty.</param>
public sealed record PlannedWorkChoice(TimeSpan Length, string What);

namespace QboAdmin.Values;

/// <summary>Something about this installation that every page says as long as it is so.</summary>
/// <param name="Lead">The first word, emphasised.</param>
/// <param name="Text">The rest of the sentence.</param>
/// <param name="IsWarning">Whether it is a risk and not just a fact.</param>
/// <param name="Link">Where to go; null for nowhere.</param>
/// <param name="LinkText">What the link says.</param>
public sealed record StandingNotice(string Lead, string Text, bool IsWarning, string? Link = null, string? LinkText = null);

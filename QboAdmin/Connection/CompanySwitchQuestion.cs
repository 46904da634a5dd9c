namespace QboAdmin.Connection;

/// <summary>The question whether another company shall take the place of the connected one.</summary>
/// <param name="Id">To answer it with.</param>
/// <param name="Present">The connected company.</param>
/// <param name="New">The company just chosen at Intuit.</param>
public sealed record CompanySwitchQuestion(string Id, string Present, string New);

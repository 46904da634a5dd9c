namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The switches of the authorization server.</summary>
public sealed partial class ModeCard;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>One button for each action, beside what it does.</summary>
public sealed partial class ActionCard;

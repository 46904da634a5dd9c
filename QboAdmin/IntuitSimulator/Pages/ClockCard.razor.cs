namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The simulator's time, and steps that each pass one of the lifetimes.</summary>
public sealed partial class ClockCard;

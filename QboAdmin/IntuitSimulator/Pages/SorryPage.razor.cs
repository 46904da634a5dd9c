namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>Says what is wrong with an authorize request that must not be answered at its redirect URI.</summary>
public sealed partial class SorryPage;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The frame of every page: head, stylesheet, and the line that says that this is not Intuit.</summary>
public sealed partial class Shell;

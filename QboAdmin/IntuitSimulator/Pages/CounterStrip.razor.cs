namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The counters in one row, as they were when the page was made.</summary>
public sealed partial class CounterStrip;

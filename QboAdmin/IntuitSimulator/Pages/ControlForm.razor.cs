namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>A form of the control page: it goes to a control endpoint, and says that it comes from here.</summary>
public sealed partial class ControlForm;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>
/// Asks a person to connect a company. One plain form holds everything, with a company chosen and <i>Connect</i> as its first button, so
/// that a test can send it with an HTML parser.
/// </summary>
public sealed partial class ConsentPage;

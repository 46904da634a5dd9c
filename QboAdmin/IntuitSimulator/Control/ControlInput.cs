namespace QboAdmin.IntuitSimulator.Control;

/// <summary>
/// A control request as it was understood: a value or a problem, an example of what is understood, and whether a form of the control
/// page sent it.
/// </summary>
internal sealed record ControlInput<T>(T? Value, string? Problem, string Example, bool FromPage)
    where T : class;

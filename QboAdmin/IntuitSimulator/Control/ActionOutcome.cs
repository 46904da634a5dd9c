namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The JSON answer of an action: how many grants it touched.</summary>
internal sealed record ActionOutcome(int Grants);

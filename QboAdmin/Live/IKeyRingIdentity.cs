namespace QboAdmin.Live;

/// <summary>Which cookies this instance can read; implemented where the keys are kept.</summary>
internal interface IKeyRingIdentity
{
    /// <summary>Short, not secret, and the same on all instances that hold the same keys; null as long as there are none.</summary>
    string? Id { get; }
}

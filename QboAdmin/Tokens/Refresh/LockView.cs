namespace QboAdmin.Tokens;

/// <summary>The refresh lock as an onlooker sees it.</summary>
/// <param name="State">Whether somebody holds it.</param>
/// <param name="Holder">The instance that holds it, once it has said so; null when it has not.</param>
/// <param name="Since">Since when, as far as it is known; null while it is free.</param>
/// <param name="MayBeTakenAt">From when on an Operator may take it from its holder; null while it is free.</param>
/// <param name="MayBeTaken">Whether that moment has come.</param>
public sealed record LockView(LockState State, string? Holder, DateTimeOffset? Since, DateTimeOffset? MayBeTakenAt, bool MayBeTaken)
{
    /// <summary>Nobody holds it.</summary>
    public static readonly LockView Free = new(LockState.Free, null, null, null, false);

    /// <summary>Redis does not answer.</summary>
    public static readonly LockView Unknown = new(LockState.Unknown, null, null, null, false);
}

/// <summary>Whether somebody holds the refresh lock.</summary>
public enum LockState
{
    /// <summary>It can't be read now.</summary>
    Unknown,

    /// <summary>Nobody does.</summary>
    Free,

    /// <summary>Somebody does.</summary>
    Held,
}

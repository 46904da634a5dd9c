namespace QboAdmin.Keys;

/// <summary>The last change to a key.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; null when that is not known.</param>
/// <param name="Basis">How that is known.</param>
public sealed record KeyChange(DateTimeOffset At, string? By, KeyChangeBasis Basis);

/// <summary>How a change is known.</summary>
public enum KeyChangeBasis
{
    /// <summary>This instance saw it happen.</summary>
    Seen,

    /// <summary>QboAdmin noted it when it wrote the key.</summary>
    Noted,

    /// <summary>Reckoned from the time left of the 90 days that every writer gives a key.</summary>
    Reckoned,
}

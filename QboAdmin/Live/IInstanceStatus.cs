namespace QboAdmin.Live;

/// <summary>What this instance's pages show right now; implemented where the connection's picture is made.</summary>
internal interface IInstanceStatus
{
    /// <summary>Raised when <see cref="Shows"/> or <see cref="Version"/> changed.</summary>
    event Action? Changed;

    string Shows { get; }

    long Version { get; }

    /// <summary>The mark of the tokens behind it; null when there are none.</summary>
    string? Mark { get; }
}

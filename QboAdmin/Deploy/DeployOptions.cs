namespace QboAdmin.Deploy;

/// <summary>What the checks must know of the settings. Filled by <c>Hosting/</c>.</summary>
internal sealed class DeployOptions
{
    /// <summary>Everything missing or wrong, in words; empty for a program that runs.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many settings are needed and how many of them are there.</summary>
    public required int SettingsNeeded { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>Whether the program runs for real (ASP.NET's Production), not on somebody's desk.</summary>
    public bool IsProduction { get; init; }
}

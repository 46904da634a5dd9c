namespace QboAdmin.Deploy;

/// <summary>All checks in one word.</summary>
public enum Overall
{
    /// <summary>Nothing is known yet.</summary>
    Checking,

    /// <summary>Every check passed.</summary>
    AllWell,

    /// <summary>It works, and something is worth a look.</summary>
    WorthALook,

    /// <summary>A rollout is under way, or an instance comes or goes.</summary>
    Rolling,

    /// <summary>Something needs a person.</summary>
    NotWell,
}

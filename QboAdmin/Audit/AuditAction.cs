namespace QboAdmin.Audit;

/// <summary>What is worth recording.</summary>
public enum AuditAction
{
    /// <summary>Somebody signed in, or tried to.</summary>
    SignIn,

    /// <summary>Somebody signed out.</summary>
    SignOut,

    /// <summary>Somebody connected a QuickBooks company, or tried to.</summary>
    Connect,

    /// <summary>Somebody disconnected QuickBooks.</summary>
    Disconnect,

    /// <summary>Somebody refreshed the access token by hand.</summary>
    Refresh,

    /// <summary>Somebody took the refresh lock from an instance that held it for too long.</summary>
    TakeOver,

    /// <summary>A program took an access token: the first of its key and address in an hour.</summary>
    TakeToken,

    /// <summary>Somebody looked at a secret.</summary>
    Reveal,

    /// <summary>Somebody had the token keys healed.</summary>
    Heal,

    /// <summary>Somebody signed off a release.</summary>
    SignOff,

    /// <summary>Somebody began or ended planned work.</summary>
    PlanWork,
}

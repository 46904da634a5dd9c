namespace QboAdmin.Tokens;

/// <summary>Who wants a new access token, and how much.</summary>
public enum RefreshReason
{
    /// <summary>The keeper, in good time before the end.</summary>
    Keeper,

    /// <summary>Somebody needs a token and the present one is ending or has ended.</summary>
    Caller,

    /// <summary>QuickBooks refused the present token.</summary>
    TokenRefused,

    /// <summary>An Operator pressed the button.</summary>
    Person,

    /// <summary>An Operator decided to refresh without Redis, on this instance alone.</summary>
    PersonAlone,
}

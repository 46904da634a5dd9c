namespace QboAdmin.Keys;

/// <summary>What a masked piece of text was taken for.</summary>
public enum SecretKind
{
    /// <summary>Intuit's access token, or another signed or encrypted JSON token.</summary>
    AccessToken,

    /// <summary>Intuit's refresh token.</summary>
    RefreshToken,

    /// <summary>A private key.</summary>
    PrivateKey,

    /// <summary>Something that Data Protection has encrypted.</summary>
    Sealed,

    /// <summary>A password or another credential.</summary>
    Credential,

    /// <summary>Named like a secret.</summary>
    Named,

    /// <summary>Long and random, as only secrets are.</summary>
    Random,
}

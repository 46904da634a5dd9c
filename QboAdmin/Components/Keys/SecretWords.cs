using QboAdmin.Components.Common;
using QboAdmin.Keys;

namespace QboAdmin.Components.Keys;

/// <summary>Says what is masked and why.</summary>
internal static class SecretWords
{
    public static string Describe(SecretMark secret) => $"{Sizes.Count(secret.Characters, "character", "characters")}, {Kind(secret.Kind)}";

    public static string Kind(SecretKind kind) => kind switch
    {
        SecretKind.AccessToken => "looks like an access token",
        SecretKind.RefreshToken => "looks like a refresh token",
        SecretKind.PrivateKey => "is a private key",
        SecretKind.Sealed => "sealed by Data Protection",
        SecretKind.Credential => "is a token or password",
        SecretKind.Random => "looks like a secret",
        _ => "masked for its name",
    };
}

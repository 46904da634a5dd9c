namespace QboAdmin.Values;

/// <summary>The secret of the app at Intuit; proves to Intuit who asks, and keys the fingerprints.</summary>
internal sealed class ClientSecret(string value) : Secret(value);

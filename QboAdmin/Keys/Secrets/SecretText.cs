using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>Any text from Redis that was taken for a secret, whatever it is.</summary>
internal sealed class SecretText(string value) : Secret(value);

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.OpenId;

/// <summary>The RSA key behind id tokens. Made when it is first needed and kept with the state, so tokens verify after a restart.</summary>
internal sealed class SigningKey(StateStore store) : IDisposable
{
    private const int KeyBits = 2048;

    private readonly Lock _signing = new();
    private readonly Lazy<RSA> _rsa = new(() => Load(store));

    /// <summary>Any name will do that is the same after a restart.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(_rsa.Value.ExportRSAPublicKey()))[..32];

    public byte[] Sign(string text)
    {
        lock (_signing) return _rsa.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public JsonObject ToJwk()
    {
        var key = _rsa.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["use"] = "sig",
            ["kid"] = Id,
            ["alg"] = "RS256",
            ["n"] = Base64Url.EncodeToString(key.Modulus),
        };
    }

    public void Dispose()
    {
        if (_rsa.IsValueCreated) _rsa.Value.Dispose();
    }

    private static RSA Load(StateStore store)
    {
        var pkcs8 = store.Read(state => state.SigningKey) ?? Create(store);
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa;
    }

    private static byte[] Create(StateStore store)
    {
        using var rsa = RSA.Create(KeyBits);
        var pkcs8 = rsa.ExportPkcs8PrivateKey();
        return store.Change(state => state.SigningKey ??= pkcs8);
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A certificate for 127.0.0.1 that nobody has signed but itself, as Heroku's Redis has.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public ServerCertificate()
    {
        var request = new CertificateRequest("CN=redis of the tests", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>As <c>openssl x509 -fingerprint -sha256</c> prints it, without colons.</summary>
    public string Sha256 => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Options for <c>redis-server</c>: TLS on its port and nothing else.</summary>
    public string[] ServerOptions(int port, string folder)
    {
        var (certificate, key) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificate, _certificate.ExportCertificatePem());
        File.WriteAllText(key, _key.ExportPkcs8PrivateKeyPem());
        return
        [
            "--port", "0",
            "--tls-port", port.ToString(CultureInfo.InvariantCulture),
            "--tls-cert-file", certificate,
            "--tls-key-file", key,
            "--tls-ca-cert-file", certificate,
            "--tls-auth-clients", "no",
        ];
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}

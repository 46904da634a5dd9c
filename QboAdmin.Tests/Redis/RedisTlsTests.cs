using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Redis;

public sealed class RedisTlsTests
{
    [Fact]
    public async Task A_self_signed_certificate_is_refused_by_default_with_a_reason_that_names_the_setting()
    {
        using var certificate = new ServerCertificate();
        await using var redis = await RedisProcess.StartAsync(certificate);
        await using var line = await RedisLine.ConnectAsync(SecureUrl(redis));

        await IsNotTrustedAsync(line);

        line.Log.Lines.ShouldContain(text => text.StartsWith("Redis does not answer: its TLS certificate is not trusted (REDIS_TLS)"));
        line.Log.Lines.ShouldAllBe(text => !text.Contains("hunter2"));
    }

    [Theory]
    [InlineData("self-signed")]
    [InlineData("Self-Signed")]
    [InlineData("the pin")]
    [InlineData("the pin with colons, in small letters")]
    public async Task It_is_accepted_when_somebody_said_so(string setting)
    {
        using var certificate = new ServerCertificate();
        await using var redis = await RedisProcess.StartAsync(certificate);
        var tls = RedisTls.Parse(setting switch
        {
            "the pin" => certificate.Sha256,
            "the pin with colons, in small letters" => string.Join(':', certificate.Sha256.Chunk(2).Select(pair => new string(pair))).ToLowerInvariant(),
            _ => setting,
        });
        await using var line = await RedisLine.ConnectAsync(SecureUrl(redis), tls);

        (await line.TryAsync()).ShouldBeNull();
        line.Connection.Outage.ShouldBeNull();
    }

    [Fact]
    public async Task A_pin_accepts_no_other_certificate()
    {
        using var certificate = new ServerCertificate();
        using var another = new ServerCertificate();
        await using var redis = await RedisProcess.StartAsync(certificate);
        await using var line = await RedisLine.ConnectAsync(SecureUrl(redis), RedisTls.Parse(another.Sha256));

        await IsNotTrustedAsync(line);
    }

    [Fact]
    public async Task A_plain_address_of_a_server_that_wants_TLS_is_an_outage()
    {
        using var certificate = new ServerCertificate();
        await using var redis = await RedisProcess.StartAsync(certificate);
        await using var line = await RedisLine.ConnectAsync(redis.Url);

        await Eventually.Get(() => line.TryAsync(), away => away?.Message == "the connection was cut");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("verify")]
    [InlineData(" VERIFY ")]
    public void Checking_is_the_default(string? text)
    {
        RedisTls.Parse(text).ShouldBe(RedisTls.Verify);
        RedisTls.Verify.Check().ShouldBeNull();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("false")]
    [InlineData("selfsigned")]
    [InlineData("A1B2")]
    [InlineData("ZZ0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")]
    public void Anything_else_is_a_mistake_and_not_a_silent_default(string text) =>
        Should.Throw<FormatException>(() => RedisTls.Parse(text)).Message.ShouldStartWith("REDIS_TLS must be");

    private static Task<RedisAwayException?> IsNotTrustedAsync(RedisLine line) =>
        Eventually.Get(() => line.TryAsync(), away => away?.Message == "its TLS certificate is not trusted (REDIS_TLS)");

    private static string SecureUrl(RedisProcess redis) =>
        string.Create(CultureInfo.InvariantCulture, $"rediss://h:hunter2@127.0.0.1:{redis.Port}");
}

using System.Net;
using QboAdmin.Redis;

namespace QboAdmin.Tests.Redis;

public sealed class RedisUrlTests
{
    [Theory]
    [InlineData("redis://localhost", "localhost", 6379, false)]
    [InlineData("redis://10.0.0.7:6390", "10.0.0.7", 6390, false)]
    [InlineData("redis://my_redis:6379", "my_redis", 6379, false)]
    [InlineData("rediss://cache-1.example.com:25061/", "cache-1.example.com", 25061, true)]
    [InlineData("REDISS://Cache.Example.com", "Cache.Example.com", 6379, true)]
    [InlineData("  redis://localhost:6380\n", "localhost", 6380, false)]
    public void It_leads_to_a_host_and_a_port(string url, string host, int port, bool secure)
    {
        var options = RedisUrl.Parse(url);

        var end = options.EndPoints.ShouldHaveSingleItem();
        (end switch
        {
            DnsEndPoint dns => (dns.Host, dns.Port),
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            _ => ("", 0),
        }).ShouldBe((host, port));
        options.Ssl.ShouldBe(secure);
        options.SslHost.ShouldBe(secure ? host : null);
        options.User.ShouldBeNull();
        options.Password.ShouldBeNull();
        options.DefaultDatabase.ShouldBeNull();
    }

    [Theory]
    [InlineData("redis://[::1]", "::1", 6379)]
    [InlineData("redis://[::1]:6390", "::1", 6390)]
    [InlineData("redis://:pw@[2001:db8::7]:6390/2", "2001:db8::7", 6390)]
    public void It_may_lead_to_an_IPv6_address(string url, string address, int port)
    {
        var end = RedisUrl.Parse(url).EndPoints.ShouldHaveSingleItem().ShouldBeOfType<IPEndPoint>();

        end.Address.ShouldBe(IPAddress.Parse(address));
        end.Port.ShouldBe(port);
    }

    [Theory]
    [InlineData("redis://:p4ssw0rd@host", null, "p4ssw0rd")]
    [InlineData("redis://h:p4ssw0rd@ec2-1-2-3-4.compute-1.amazonaws.com:12345", null, "p4ssw0rd")]
    [InlineData("redis://default:p4ssw0rd@host", null, "p4ssw0rd")]
    [InlineData("redis://worker:p4ssw0rd@host", "worker", "p4ssw0rd")]
    [InlineData("redis://work%40er:p%40ss%2Fw%3Aord%25@host", "work@er", "p@ss/w:ord%")]
    [InlineData("redis://:p@ss/w@rd@host:6379/1", null, "p@ss/w@rd")]
    [InlineData("redis://:a:b:c@host", null, "a:b:c")]
    [InlineData("redis://:a+b%2B?#&=,;@host", null, "a+b+?#&=,;")]
    [InlineData("redis://:p%C3%A4ss@host", null, "päss")]
    [InlineData("redis://worker@host", "worker", null)]
    [InlineData("redis://:@host", null, null)]
    [InlineData("redis://@host", null, null)]
    public void User_and_password_are_read_as_hosts_write_them(string url, string? user, string? password)
    {
        var options = RedisUrl.Parse(url);

        options.User.ShouldBe(user);
        options.Password.ShouldBe(password);
    }

    [Theory]
    [InlineData("redis://host", null)]
    [InlineData("redis://host/", null)]
    [InlineData("redis://host/0", 0)]
    [InlineData("redis://host:6379/15", 15)]
    [InlineData("redis://:p/w@host:6379/3", 3)]
    [InlineData("redis://host?db=4", 4)]
    [InlineData("redis://host/?ssl_cert_reqs=none&db=4", 4)]
    [InlineData("rediss://host/2?ssl_cert_reqs=none", 2)]
    public void The_database_is_a_number_after_the_slash_or_in_the_query(string url, int? database) =>
        RedisUrl.Parse(url).DefaultDatabase.ShouldBe(database);

    [Theory]
    [InlineData("", "it must start with redis:// or rediss://")]
    [InlineData("localhost:6379", "it must start with redis:// or rediss://")]
    [InlineData("localhost:6379,user=us3r,password=hunter2", "it must start with redis:// or rediss://")]
    [InlineData("https://us3r:hunter2@host", "it must start with redis:// or rediss://")]
    [InlineData("redis://", "the host is missing")]
    [InlineData("redis://us3r:hunter2@", "the host is missing")]
    [InlineData("redis://us3r:hunter2@:6379", "the host is missing")]
    [InlineData("redis://us3r:hunter2@ho st", "the host is not a valid name or IP address")]
    [InlineData("redis://us3r:hunter2@[::zz]:6379", "the host is not a valid name or IP address")]
    [InlineData("redis://us3r:hunter2@host:port", "the port must be a number from 1 to 65535")]
    [InlineData("redis://us3r:hunter2@host:", "the port must be a number from 1 to 65535")]
    [InlineData("redis://us3r:hunter2@host:0", "the port must be a number from 1 to 65535")]
    [InlineData("redis://us3r:hunter2@host:65536", "the port must be a number from 1 to 65535")]
    [InlineData("redis://us3r:hunter2@host:-1", "the port must be a number from 1 to 65535")]
    [InlineData("redis://us3r:hunter2@host/first", "the database after the '/' must be a number")]
    [InlineData("redis://us3r:hunter2@host/-1", "the database after the '/' must be a number")]
    [InlineData("redis://us3r:hunter2@host/1/2", "the database after the '/' must be a number")]
    [InlineData("redis://us3r:hunter2@host?db=x", "the database after the '/' must be a number")]
    [InlineData("redis://us3r:hunter2%@host", "the password has a '%' that is not followed by two hex digits")]
    [InlineData("redis://us3r:hunter2%g1@host", "the password has a '%' that is not followed by two hex digits")]
    [InlineData("redis://us3r%:hunter2@host", "the user has a '%' that is not followed by two hex digits")]
    public void A_bad_one_says_which_part_is_wrong_without_user_and_password(string url, string part)
    {
        var error = Should.Throw<FormatException>(() => RedisUrl.Parse(url));

        error.Message.ShouldContain(part);
        error.Message.ShouldStartWith("REDIS_URL is not usable");
        error.ToString().ShouldNotContain("hunter2");
        error.ToString().ShouldNotContain("us3r");
    }

    [Theory]
    [InlineData("redis://us3r:hunter2@host:6390/4", "redis://host:6390/4")]
    [InlineData("rediss://:hunter2@host", "rediss://host:6379")]
    [InlineData("redis://:hunter2@host/0", "redis://host:6379")]
    [InlineData("redis://:hunter2@[::1]:6390", "redis://[::1]:6390")]
    [InlineData("redis://:hunter2@10.0.0.7", "redis://10.0.0.7:6379")]
    public void What_is_shown_of_it_has_neither_user_nor_password(string url, string shown) =>
        RedisUrl.Display(RedisUrl.Parse(url)).ShouldBe(shown);
}

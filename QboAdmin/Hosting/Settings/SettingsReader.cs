using System.Globalization;
using QboAdmin.Access;
using QboAdmin.Alerts;
using QboAdmin.Deploy;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>
/// Reads all settings from the environment, and collects everything that is wrong or missing before it gives up, so that nobody mends them
/// one start at a time. An empty variable counts as unset.
/// </summary>
internal sealed class SettingsReader(Func<string, string?> variable)
{
    public const string SimulatorClientId = "simulator-client";
    public const string SimulatorClientSecret = "simulator-secret";

    /// <summary>How many settings must be given in Production.</summary>
    public const int Needed = 5;

    private readonly List<string> _problems = [];

    private string HostEnvironment => Get("ASPNETCORE_ENVIRONMENT") ?? Get("DOTNET_ENVIRONMENT") ?? Environments.Production;

    private bool IsProduction => HostEnvironment.Equals(Environments.Production, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SettingsException">Something is wrong or missing; the message lists all of it.</exception>
    public AppSettings Read(string? urls)
    {
        var isDemo = ReadDemo();
        var listen = Try(() => ListenAddress.Read(urls, Get, IsProduction));
        var settings = new AppSettings
        {
            HostEnvironment = HostEnvironment,
            Listen = listen!,
            Environment = Try(ReadEnvironment),
            IsDemo = isDemo,
            Redis = Try(ReadRedis),
            ClientId = (isDemo ? Get("QBO_CLIENT_ID") ?? SimulatorClientId : Require("QBO_CLIENT_ID", "the app's client ID at Intuit")) ?? "",
            ClientSecret = new ClientSecret(
                (isDemo ? Get("QBO_CLIENT_SECRET") ?? SimulatorClientSecret : Require("QBO_CLIENT_SECRET", "the app's client secret at Intuit")) ?? ""),
            RedirectUri = Try(() => ReadRedirectUri(listen?.Port ?? ListenAddress.DefaultPort, isDemo))!,
            IntuitBaseUrl = Try(ReadIntuitBaseUrl),
            ApiKeys = Try(() => ReadApiKeys(isDemo)) ?? ApiKeyRing.Empty,
            AlertWebhook = Try(() => Get("QBOADMIN_ALERT_WEBHOOK") is { } webhook ? WebhookAddress.Parse(webhook) : null),
            DataFolder = Get("QBOADMIN_DATA") ?? DefaultDataFolder,
            InstanceName = Get("QBOADMIN_INSTANCE") ?? Get("DYNO") ?? $"{System.Environment.MachineName.ToLowerInvariant()}:{listen?.Port}",
            LogLevel = Try(() => LogLevels.Parse(Get("LOG_LEVEL"))),
            Drain = Try(ReadDrain),
        };
        return _problems.Count == 0 ? settings : throw new SettingsException(_problems);
    }

    private static string DefaultDataFolder => Path.Combine(
        System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify),
        "QboAdmin");

    private string? Get(string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private string? Require(string name, string what)
    {
        if (Get(name) is { } value)
        {
            return value;
        }

        _problems.Add($"{name} is missing: {what}.");
        return null;
    }

    private T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            _problems.Add(wrong.Message);
            return default;
        }
    }

    private bool ReadDemo() => Get("QBOADMIN_DEMO")?.ToUpperInvariant() switch
    {
        null => Get("QBO_CLIENT_ID") is null && !IsProduction,
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => Wrong("QBOADMIN_DEMO must be true or false."),
    };

    private bool Wrong(string problem)
    {
        _problems.Add(problem);
        return false;
    }

    private QboEnvironment ReadEnvironment() => Get("QBO_ENVIRONMENT")?.ToUpperInvariant() switch
    {
        null or "SANDBOX" => QboEnvironment.Sandbox,
        "PRODUCTION" => QboEnvironment.Production,
        _ => throw new FormatException("QBO_ENVIRONMENT must be sandbox or production."),
    };

    // Longer would not leave the rest enough of the thirty seconds that platforms wait.
    private TimeSpan ReadDrain() => Get("QBOADMIN_DRAIN") switch
    {
        null => new LeavingOptions().Drain,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 10 => TimeSpan.FromSeconds(seconds),
        _ => throw new FormatException("QBOADMIN_DRAIN must be a number of seconds from 0 to 10."),
    };

    private RedisOptions? ReadRedis()
    {
        var tls = RedisTls.Parse(Get("REDIS_TLS"));
        var url = IsProduction ? Require("REDIS_URL", "where Redis is, such as redis://:password@host:6379") : Get("REDIS_URL");
        if (url is null)
        {
            return null;
        }

        var configuration = RedisUrl.Parse(url);
        return new RedisOptions { Configuration = configuration, DisplayAddress = RedisUrl.Display(configuration), Tls = tls };
    }

    private Uri? ReadRedirectUri(int port, bool isDemo)
    {
        var text = IsProduction && !isDemo
            ? Require("QBO_REDIRECT_URI", "https://<your host>/qbo/callback, as registered with the app at Intuit")
            : Get("QBO_REDIRECT_URI") ?? $"http://localhost:{port}/qbo/callback";
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.AbsolutePath == "/qbo/callback"
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0
                ? uri
                : throw new FormatException("QBO_REDIRECT_URI must be http(s)://<host>/qbo/callback, without anything after it.");
    }

    private Uri? ReadIntuitBaseUrl()
    {
        if (Get("QBO_INTUIT_BASE_URL") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw new FormatException("QBO_INTUIT_BASE_URL must be an address such as http://localhost:5055.");
        }

        return !IsProduction || uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback
            ? uri
            : throw new FormatException("QBO_INTUIT_BASE_URL must be https in Production, or lead to this machine: tokens and the client secret are sent there.");
    }

    private ApiKeyRing ReadApiKeys(bool isDemo)
    {
        var setting = IsProduction && !isDemo
            ? Require("QBOADMIN_API_KEYS", "name:role:key,… so that somebody can sign in")
            : Get("QBOADMIN_API_KEYS");
        return ApiKeyRing.Parse(setting);
    }
}

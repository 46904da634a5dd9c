using QboAdmin.Hosting;

namespace QboAdmin.Tests.Hosting;

/// <summary>Reads settings as they would be read from the environment.</summary>
internal static class Settings
{
    /// <summary>What a deployment needs, and nothing more.</summary>
    public static Dictionary<string, string?> Production => new()
    {
        ["REDIS_URL"] = "rediss://:p%40ss@redis.example.org:6380",
        ["QBO_CLIENT_ID"] = "the-app",
        ["QBO_CLIENT_SECRET"] = "the-secret",
        ["QBO_REDIRECT_URI"] = "https://books.example.org/qbo/callback",
        ["QBOADMIN_API_KEYS"] = "ops:Operator:a-long-key",
    };

    public static Dictionary<string, string?> Development => new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };

    public static Dictionary<string, string?> With(this Dictionary<string, string?> settings, string name, string? value) =>
        new(settings) { [name] = value };

    public static AppSettings Read(this Dictionary<string, string?> settings, string? urls = null) =>
        new SettingsReader(settings.GetValueOrDefault).Read(urls);

    public static IReadOnlyList<string> Problems(this Dictionary<string, string?> settings, string? urls = null) =>
        Should.Throw<SettingsException>(() => settings.Read(urls)).Problems;
}

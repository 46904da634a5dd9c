using System.CommandLine;
using System.Globalization;

namespace QboAdmin.Hosting;

/// <summary>The options of the verb <c>check</c>.</summary>
internal static class CheckCommand
{
    private const string KeyVariable = "QBOADMIN_API_KEY";

    public static Command Create(Func<CheckRequest, Task<int>> check)
    {
        var url = new Option<string?>("--url")
        {
            Description = "A running site to check, such as https://qbo.example.org. Without it: settings, Redis and key ring, before traffic.",
            HelpName = "address",
        };
        var key = new Option<string?>("--api-key")
        {
            Description = $"One of the site's API keys, of any role. Else {KeyVariable}, which is not seen by other users of this machine.",
            HelpName = "key",
        };
        var json = new Option<bool>("--json") { Description = "JSON alone on standard output. Logs go to standard error." };
        var strict = new Option<bool>("--strict") { Description = "Amber ends with 1, too." };
        var wait = new Option<TimeSpan>("--wait")
        {
            Description = "With --url: wait up to this long, such as 120s or 2m, until all instances run one release and nothing is red.",
            HelpName = "time",
            CustomParser = result =>
            {
                if (TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", out var time))
                {
                    return time;
                }

                result.AddError("--wait must be a time such as 120s or 2m, one hour at most.");
                return default;
            },
        };
        var command = new Command("check", "Check an installation. Ends with 0 when it is well, with 1 when something is red.");
        command.Options.Add(url);
        command.Options.Add(key);
        command.Options.Add(json);
        command.Options.Add(strict);
        command.Options.Add(wait);
        command.SetAction(parsed => check(new CheckRequest(
            parsed.GetValue(url),
            parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable),
            parsed.GetValue(json),
            parsed.GetValue(strict),
            parsed.GetValue(wait))));
        return command;
    }

    private static bool TryParse(string text, out TimeSpan time)
    {
        var unit = text.EndsWith('m') ? 60 : 1;
        var isNumber = int.TryParse(text.TrimEnd('s', 'm'), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        time = TimeSpan.FromSeconds(isNumber && number <= 3_600 ? (double)number * unit : 0);
        return isNumber && time <= TimeSpan.FromHours(1);
    }
}

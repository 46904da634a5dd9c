using System.Globalization;
using System.Text;
using System.Text.Json;
using QboAdmin.Deploy;

namespace QboAdmin.Hosting;

/// <summary>A report for a terminal or for a machine.</summary>
internal static class CheckText
{
    private static readonly CheckTitle Itself = new("check", CheckGroup.Settings, "The check");

    public static string Json(ReportBody body) => JsonSerializer.Serialize(body, ReportJson.Default.ReportBody);

    public static string Lines(ReportBody body)
    {
        var text = new StringBuilder(body.Summary);
        text.AppendLine();
        foreach (var group in body.Checks.GroupBy(check => check.Group).OrderBy(group => group.Key))
        {
            text.AppendLine().AppendLine(group.Key.ToString());
            foreach (var check in group)
            {
                var measured = check.Detail is null ? check.Measured : $"{check.Measured} ({check.Detail})";
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Word(check.Verdict),-8}{check.Name,-26}{measured}");
                if (check.Advice is not null)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"          {check.Advice}");
                }
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A report that holds nothing but why there is no report.</summary>
    public static ReportBody Alone(Finding finding) => Of([new Check(Itself, finding, 0, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow())]);

    /// <summary>A report of checks alone, without instances.</summary>
    public static ReportBody Of(IReadOnlyList<Check> checks)
    {
        var bodies = checks.Select(CheckBody.Of).ToList();
        var worst = bodies.Max(check => check.Verdict);
        var overall = worst switch
        {
            Verdict.Red => Overall.NotWell,
            Verdict.Amber => Overall.WorthALook,
            _ => Overall.AllWell,
        };
        var passed = bodies.Count(check => check.Verdict == Verdict.Green);
        return new ReportBody
        {
            Status = ReportBody.StatusOf(overall),
            Summary = $"{ReportWords.Word(overall)}. {passed} of {bodies.Count} checks passed.",
            CheckedAt = TimeProvider.System.GetUtcNow(),
            Checks = bodies,
        };
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Green => "ok",
        Verdict.Amber => "amber",
        Verdict.Red => "RED",
        _ => "unknown",
    };
}

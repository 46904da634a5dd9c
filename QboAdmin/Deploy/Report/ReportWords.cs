using System.Globalization;

namespace QboAdmin.Deploy;

/// <summary>A report in one sentence, for logs, programs and terminals; in UTC, because nobody knows the reader's zone there.</summary>
internal static class ReportWords
{
    public static string Word(Overall overall) => overall switch
    {
        Overall.AllWell => "All well",
        Overall.WorthALook => "Worth a look",
        Overall.Rolling => "Rolling",
        Overall.NotWell => "Not well",
        _ => "Checking",
    };

    public static string Summary(DeployReport report)
    {
        var build = report.Instance.Build;
        var alive = report.Instances.Where(sighting => sighting.SilentSince is null).ToList();
        var onIt = alive.Count(sighting => sighting.Report.Instance.Build == build);
        var bad = report.Checks.Where(check => check.Verdict is Verdict.Red or Verdict.Amber).Select(check => check.Title.Name).ToList();
        var converged = report.Proof is { ConvergedAt: { } at } proof && proof.Build == build
            ? string.Create(CultureInfo.InvariantCulture, $" since {at.UtcDateTime:HH:mm:ss} UTC, converged in {Words.Left(at - proof.AppearedAt)}")
            : "";
        return $"{Word(report.Overall)}. v{report.Instance.Release} runs on {Words.Of(onIt, Math.Max(1, alive.Count))} instances{converged}. "
            + $"{Words.Of(report.Passed, report.Checks.Length)} checks passed{(bad.Count > 0 ? $"; look at: {string.Join(", ", bad)}" : "")}.";
    }
}

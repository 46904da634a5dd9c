using QboAdmin.Deploy;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

/// <summary>Looks with one check, and reads what it says.</summary>
internal static class Look
{
    public static async Task<Finding> At(ICheck check)
    {
        var finding = await check.LookAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{check.Title.Name}: {finding}");
        return finding;
    }

    /// <summary>Looks until the check has come to a verdict: what has only just started says nothing yet.</summary>
    public static Task<Finding> Until(ICheck check, Verdict verdict) =>
        Eventually.Get<Finding>(() => check.LookAsync(TestContext.Current.CancellationToken), finding => finding.Verdict == verdict);

    public static void ShouldBeRed(this Finding finding, string advice) => ShouldBe(finding, Verdict.Red, advice);

    public static void ShouldBeAmber(this Finding finding, string advice) => ShouldBe(finding, Verdict.Amber, advice);

    public static void ShouldBeGreen(this Finding finding, string measured)
    {
        finding.Verdict.ShouldBe(Verdict.Green, finding.ToString());
        finding.Measured.ShouldContain(measured);
        finding.Advice.ShouldBeNull();
    }

    private static void ShouldBe(Finding finding, Verdict verdict, string advice)
    {
        finding.Verdict.ShouldBe(verdict, finding.ToString());
        finding.Advice.ShouldNotBeNull().ShouldContain(advice);
    }
}

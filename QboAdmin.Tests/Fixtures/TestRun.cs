namespace QboAdmin.Tests.Fixtures;

/// <summary>How much is tried in this run. <c>./test.sh --long</c> asks for more, and <c>./test.sh --seed n</c> for one history again.</summary>
internal static class TestRun
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("QBOADMIN_TEST_LONG") == "1";

    /// <summary>Of the one history that is to be run again; null for fresh ones.</summary>
    public static int? Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("QBOADMIN_TEST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public static int Histories => IsLong ? 300 : 40;

    public static int ProcessHistories => IsLong ? 20 : 4;

    public static int StormRounds => IsLong ? 100 : 10;
}

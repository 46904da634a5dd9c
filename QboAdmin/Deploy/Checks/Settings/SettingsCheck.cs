namespace QboAdmin.Deploy;

/// <summary>Whether every setting that is needed is there and can be understood.</summary>
internal sealed class SettingsCheck(DeployOptions options) : ICheck
{
    public CheckTitle Title { get; } = new("settings", CheckGroup.Settings, "All set");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(options switch
    {
        { Problems: [_, ..] } => Finding.Red(
            Words.Of(Math.Max(0, options.SettingsNeeded - options.Problems.Count), options.SettingsNeeded),
            string.Join(" ", options.Problems)),
        { IsDemo: true, IsProduction: true } => Finding.Amber("demo", "QBOADMIN_DEMO is on in Production. Remove it to work with the real QuickBooks."),
        { IsDemo: true } => Finding.Green("demo", "simulated Intuit"),
        _ => Finding.Green(Words.Of(options.SettingsNeeded, options.SettingsNeeded)),
    });
}

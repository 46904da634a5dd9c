namespace QboAdmin.Hosting;

/// <summary>The settings are not usable. The message lists everything that must be mended, one problem a line.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(
    $"QboAdmin can't start:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => $"  - {problem}"))}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

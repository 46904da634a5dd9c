using QboAdmin.Values;

namespace QboAdmin.Components;

/// <summary>What every page says about this installation.</summary>
/// <param name="Environment">Sandbox or production.</param>
/// <param name="Instance">The process that serves the page.</param>
/// <param name="Notices">Standing notices, the worst first.</param>
internal sealed record SiteInfo(QboEnvironment Environment, Instance Instance, IReadOnlyList<StandingNotice> Notices);

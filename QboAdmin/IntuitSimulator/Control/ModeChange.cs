using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The body of <c>POST /control/mode</c>; what is not said stays as it is.</summary>
internal sealed record ModeChange(RefreshMode? RefreshMode = null, bool? CodeReuseRevokes = null, bool? EnforceLimits = null)
{
    public const string Example =
        """{"refreshMode":"rotate-24h","codeReuseRevokes":true,"enforceLimits":false};"""
        + " the modes are rotate-24h, rotate-every-time, grace-24h and race-kills-grant";

    public Behaviour ApplyTo(Behaviour old) => new()
    {
        RefreshMode = RefreshMode ?? old.RefreshMode,
        CodeReuseRevokes = CodeReuseRevokes ?? old.CodeReuseRevokes,
        EnforceLimits = EnforceLimits ?? old.EnforceLimits,
    };
}

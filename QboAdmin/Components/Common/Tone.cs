namespace QboAdmin.Components.Common;

/// <summary>What a colour may mean. Never shown without an icon and a word.</summary>
public enum Tone
{
    /// <summary>Nothing to judge.</summary>
    Calm,

    /// <summary>Well.</summary>
    Ok,

    /// <summary>At work.</summary>
    Busy,

    /// <summary>Needs attention before long.</summary>
    Warn,

    /// <summary>Needs a person now.</summary>
    Bad,
}

internal static class ToneNames
{
    /// <summary>The CSS class.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Ok => "ok",
        Tone.Busy => "busy",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => "calm",
    };
}

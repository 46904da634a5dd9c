using QboAdmin.Components.Common;
using QboAdmin.Deploy;

namespace QboAdmin.Components.Deploy;

/// <summary>How a verdict looks everywhere: its word, its picture and its tone.</summary>
/// <param name="Word">Said to whoever does not see the picture.</param>
/// <param name="Icon">One picture for each.</param>
/// <param name="Tone">What it means.</param>
internal sealed record VerdictWords(string Word, string Icon, Tone Tone)
{
    public static VerdictWords Of(Verdict verdict) => verdict switch
    {
        Verdict.Green => new("well", "check", Tone.Ok),
        Verdict.Amber => new("worth a look", "warn", Tone.Warn),
        Verdict.Red => new("not well", "x", Tone.Bad),
        _ => new("unknown", "info", Tone.Calm),
    };

    public static VerdictWords Of(Overall overall) => overall switch
    {
        Overall.AllWell => new("All well", "check", Tone.Ok),
        Overall.WorthALook => new("Worth a look", "warn", Tone.Warn),
        Overall.Rolling => new("Rolling", "refresh", Tone.Busy),
        Overall.NotWell => new("Not well", "x", Tone.Bad),
        _ => new("Checking", "clock", Tone.Calm),
    };

    public static string NameOf(CheckGroup group) => group == CheckGroup.Host ? "Browser and host" : group.ToString();
}

using QboAdmin.Components.Common;

namespace QboAdmin.Components.Errors;

/// <summary>One thing to say on a page of its own.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="What">What happened.</param>
/// <param name="Do">What to do.</param>
public sealed record PageMessage(string Title, string What, string Do)
{
    /// <summary>What it means, where that is not obvious.</summary>
    public string? Means { get; init; }

    /// <summary>How bad it is.</summary>
    public Tone Tone { get; init; } = Tone.Warn;

    /// <summary>The picture before it.</summary>
    public string Icon { get; init; } = "warn";

    /// <summary>Something to quote, such as a trace id.</summary>
    public (string Name, string Value)? Reference { get; init; }

    /// <summary>Where to go; the first is the main way.</summary>
    public IReadOnlyList<PageAction> Actions { get; init; } = [new("Go to the dashboard", "/")];
}

/// <summary>A way on.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Href">Where it leads.</param>
public sealed record PageAction(string Text, string Href);

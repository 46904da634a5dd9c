namespace QboAdmin.Deploy;

/// <summary>One check with what it has found: the same on the page, in JSON and on the command line.</summary>
/// <param name="Title">Which one.</param>
/// <param name="Finding">What it found.</param>
/// <param name="Milliseconds">How long finding it took.</param>
/// <param name="At">When it was found.</param>
/// <param name="Since">Since when the verdict is this one.</param>
public sealed record Check(CheckTitle Title, Finding Finding, double Milliseconds, DateTimeOffset At, DateTimeOffset Since)
{
    /// <summary>How well it is.</summary>
    public Verdict Verdict => Finding.Verdict;
}

/// <summary>The name of a check.</summary>
/// <param name="Id">For programs, such as <c>redis-policy</c>.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Name">For people.</param>
public sealed record CheckTitle(string Id, CheckGroup Group, string Name);

/// <summary>What a check found.</summary>
/// <param name="Verdict">How well it is.</param>
/// <param name="Measured">What was measured, in a few words.</param>
/// <param name="Detail">A second thing worth knowing; null for nothing.</param>
/// <param name="Advice">What to do; only when it is not well.</param>
public sealed record Finding(Verdict Verdict, string Measured, string? Detail = null, string? Advice = null)
{
    /// <summary>Whether <see cref="Measured"/> is another number each time, even if nothing changes.</summary>
    public bool Ticks { get; init; }

    /// <summary>The same of <see cref="Detail"/>.</summary>
    public bool DetailTicks { get; init; }

    internal static Finding Green(string measured, string? detail = null) => new(Verdict.Green, measured, detail);

    internal static Finding Amber(string measured, string advice, string? detail = null) => new(Verdict.Amber, measured, detail, advice);

    internal static Finding Red(string measured, string advice, string? detail = null) => new(Verdict.Red, measured, detail, advice);

    internal static Finding Unknown(string measured, string? detail = null) => new(Verdict.Unknown, measured, detail);
}

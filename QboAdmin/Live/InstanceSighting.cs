namespace QboAdmin.Live;

/// <summary>One instance as this one sees it.</summary>
/// <param name="Report">What it said last.</param>
/// <param name="SilentSince">When it was last heard, once that is too long ago; null while its heart beats.</param>
/// <param name="IsThis">Whether it is the instance that looks.</param>
public sealed record InstanceSighting(InstanceReport Report, DateTimeOffset? SilentSince, bool IsThis);

using QboAdmin.Tokens;

namespace QboAdmin.Components.Activity;

/// <summary>One row of the flight recorder.</summary>
/// <param name="Name">The instance, or whoever else.</param>
/// <param name="Marks">What is drawn, outages first.</param>
/// <param name="Summary">The same in words.</param>
public sealed record Lane(string Name, IReadOnlyList<LaneMark> Marks, string Summary);

/// <summary>One mark in a lane.</summary>
/// <param name="At">From 0 (left) to 100 (now).</param>
/// <param name="Width">Only for what lasts; else 0.</param>
/// <param name="Flight">What it stands for.</param>
/// <param name="More">How many others lie under it.</param>
public sealed record LaneMark(double At, double Width, Flight Flight, int More);

namespace QboAdmin.IntuitSimulator;

/// <summary>
/// The mapped simulator: <see cref="All"/> is every endpoint under the prefix, <see cref="Control"/> the part of it that changes the
/// simulator's own behaviour, so that the host can open the one and guard the other.
/// </summary>
internal sealed record SimulatorEndpoints(RouteGroupBuilder All, RouteGroupBuilder Control);

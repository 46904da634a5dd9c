using System.Collections.Immutable;

namespace QboAdmin.Live;

/// <summary>All instances with their vital signs, as of one heartbeat. Never equal to another.</summary>
internal sealed class InstancePulse(ImmutableArray<InstanceSighting> sightings)
{
    public ImmutableArray<InstanceSighting> Sightings { get; } = sightings;
}

using System.Collections.Immutable;

namespace QboAdmin.Tokens;

/// <summary>Entries of the flight recorder, the newest first; equal when they are the same ones.</summary>
/// <param name="Flights">The entries of at most 30 days.</param>
/// <param name="IsShared">Whether those of all instances are among them; false while Redis has not been read.</param>
public sealed record FlightList(ImmutableArray<Flight> Flights, bool IsShared)
{
    /// <summary>None yet.</summary>
    public static readonly FlightList Empty = new([], false);

    /// <inheritdoc/>
    public bool Equals(FlightList? other) =>
        other is not null && IsShared == other.IsShared && Flights.AsSpan().SequenceEqual(other.Flights.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Flights.Length, IsShared);
}

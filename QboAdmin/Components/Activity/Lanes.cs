using QboAdmin.Tokens;

namespace QboAdmin.Components.Activity;

/// <summary>
/// Lays entries out in lanes, one for each instance and one for everybody else. Marks that would lie on top of each other become one, the one
/// that matters most.
/// </summary>
internal sealed record Lanes(IReadOnlyList<Lane> Rows, IReadOnlyList<LaneMark> Lines, int Hidden)
{
    /// <summary>Where the doings of people and other programs are drawn.</summary>
    public const string Elsewhere = "Others";

    private const int MaxRows = 12;
    private const double Closest = 0.5;

    /// <param name="flights">The newest first.</param>
    /// <param name="alive">The instances that are alive; they have a lane even if it is empty.</param>
    /// <param name="outage">The present outage of the instance that serves the page; null when there is none.</param>
    public static Lanes Of(IReadOnlyCollection<Flight> flights, IReadOnlyCollection<string> alive, Flight? outage, DateTimeOffset from, DateTimeOffset now)
    {
        var shown = (outage is null ? flights : flights.Append(outage)).Where(flight => flight.At <= now && (flight.Until ?? flight.At) >= from).ToList();
        var byLane = shown.Where(flight => FlightWords.Of(flight).Shape != FlightShape.Line)
            .GroupBy(flight => flight.IsAttempt || flight.Kind == FlightKind.Outage ? flight.Instance : Elsewhere)
            .ToDictionary(group => group.Key, group => group.ToList());
        var instances = alive.Order(StringComparer.OrdinalIgnoreCase)
            .Concat(byLane.Keys.Where(name => name != Elsewhere && !alive.Contains(name)).OrderByDescending(name => byLane[name].Max(flight => flight.At)))
            .ToList();
        var names = instances.Take(MaxRows).Concat(byLane.ContainsKey(Elsewhere) ? [Elsewhere] : []);
        return new Lanes(
            [.. names.Select(name => New(name, byLane.GetValueOrDefault(name) ?? [], from, now))],
            [.. shown.Where(flight => FlightWords.Of(flight).Shape == FlightShape.Line).Select(flight => Mark(flight, from, now))],
            Math.Max(0, instances.Count - MaxRows));
    }

    private static Lane New(string name, List<Flight> flights, DateTimeOffset from, DateTimeOffset now)
    {
        var outages = flights.Where(flight => flight.Kind == FlightKind.Outage).Select(flight => Mark(flight, from, now));
        var marks = new List<LaneMark>();
        foreach (var mark in flights.Where(flight => flight.Kind != FlightKind.Outage).OrderBy(flight => flight.At).Select(flight => Mark(flight, from, now)))
        {
            if (marks.Count > 0 && mark.At - marks[^1].At < Closest)
            {
                var worst = Weight(mark.Flight) >= Weight(marks[^1].Flight) ? mark with { At = marks[^1].At } : marks[^1];
                marks[^1] = worst with { More = marks[^1].More + 1 };
            }
            else
            {
                marks.Add(mark);
            }
        }

        return new Lane(name, [.. outages, .. marks], Summarize(name, flights));
    }

    private static LaneMark Mark(Flight flight, DateTimeOffset from, DateTimeOffset now)
    {
        var start = Share(flight.At < from ? from : flight.At);
        var end = flight.Until is { } until ? Share(until > now ? now : until) : start;
        return new LaneMark(start, Math.Max(0, end - start), flight, 0);

        double Share(DateTimeOffset at) => 100 * ((at - from) / (now - from));
    }

    private static int Weight(Flight flight) => FlightWords.Of(flight).Shape switch
    {
        FlightShape.Diamond => 6,
        FlightShape.HollowDiamond => 5,
        FlightShape.Square => 4,
        FlightShape.Ring => 3,
        FlightShape.Dot => 2,
        _ => 1,
    };

    private static string Summarize(string name, List<Flight> flights)
    {
        var counts = flights.GroupBy(flight => FlightWords.Of(flight).Text).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} {group.Count()}");
        return flights.Count == 0 ? $"{name}: nothing" : $"{name}: {string.Join(", ", counts)}";
    }
}

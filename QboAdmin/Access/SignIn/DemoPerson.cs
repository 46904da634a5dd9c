using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>One of the people of the demo.</summary>
/// <param name="Id">In the form.</param>
/// <param name="Name">As shown.</param>
/// <param name="Role">What they may do.</param>
/// <param name="May">The same in words.</param>
public sealed record DemoPerson(string Id, string Name, Role Role, string May)
{
    /// <summary>All three.</summary>
    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("viewer", "Vera Novak", Role.Viewer, "Sees everything except secrets"),
        new("finance", "Daniel Otieno", Role.Finance, "Also enters sales receipts"),
        new("operator", "Grace Wanjiru", Role.Operator, "Also connects, refreshes and disconnects"),
    ];
}

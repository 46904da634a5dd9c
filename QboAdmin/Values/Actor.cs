using System.Security.Claims;

namespace QboAdmin.Values;

/// <summary>Who does something: a signed-in person, a program with an API key, or QboAdmin itself.</summary>
/// <param name="Name">As shown and recorded. Never empty.</param>
/// <param name="Role">The role at that moment; null for QboAdmin itself.</param>
/// <param name="Address">The remote address, where one is known.</param>
public sealed record Actor(string Name, Role? Role, string? Address = null)
{
    /// <summary>QboAdmin itself, in the background.</summary>
    public static readonly Actor Itself = new("QboAdmin", null);

    /// <summary>Whether this actor may change the connection.</summary>
    public bool MayOperate => Role is Values.Role.Operator;

    /// <summary>The actor behind a signed-in principal.</summary>
    /// <exception cref="InvalidOperationException">The principal has no name or role, which authorization rules out.</exception>
    public static Actor From(ClaimsPrincipal principal, string? address = null) => new(
        principal.Identity?.Name ?? throw new InvalidOperationException("The principal has no name."),
        Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? role
            : throw new InvalidOperationException("The principal has no role."),
        address);
}

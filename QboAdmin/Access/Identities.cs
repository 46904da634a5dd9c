using System.Security.Claims;
using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>Makes principals. A name and a role are all that is ever asked of one.</summary>
internal static class Identities
{
    public static ClaimsPrincipal New(string name, Role role, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString())],
        scheme));
}

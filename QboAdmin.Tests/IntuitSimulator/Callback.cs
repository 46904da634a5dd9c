using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>Where the browser was sent back to, and with what.</summary>
internal sealed record Callback(Uri Location)
{
    public string? this[string name] => QueryHelpers.ParseQuery(Location.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public static Callback Read(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return new Callback(new Uri(response.Headers.GetValues("Location").Single()));
    }
}

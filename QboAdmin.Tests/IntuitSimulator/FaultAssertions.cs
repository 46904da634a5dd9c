using System.Net;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>What a fault of the Accounting API itself looks like.</summary>
internal static class FaultAssertions
{
    public static async Task ShouldBeFaultAsync(this HttpResponseMessage response, string code)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var json = (await response.ReadJsonAsync()).AsObject();
        json.Select(member => member.Key).ShouldBe(["Fault", "time"]);
        ((string)json["Fault"]!["type"]!).ShouldBe("ValidationFault");
        ((string)json["Fault"]!["Error"]![0]!["code"]!).ShouldBe(code);
    }
}

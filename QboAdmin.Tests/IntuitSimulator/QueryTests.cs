using System.IO.Compression;
using System.Net;
using System.Text;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class QueryTests
{
    [Theory]
    [InlineData("select * from CompanyInfo")]
    [InlineData("SELECT  *  FROM  companyinfo ")]
    [InlineData("select * from CompanyInfo startposition 1 maxresults 1000")]
    [InlineData("Select *\nFrom CompanyInfo MAXRESULTS 10 STARTPOSITION 1")]
    public async Task Query_for_the_company_answers_one_row_by_get_and_by_post(string statement)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        HttpResponseMessage[] responses =
        [
            await intuit.CallAsync(tokens.Access, $"query?minorversion=75&query={Uri.EscapeDataString(statement)}"),
            await PostAsync(intuit, tokens, new StringContent(statement, Encoding.UTF8, "application/text")),
            await PostAsync(intuit, tokens, new StringContent(statement, Encoding.UTF8, "text/plain")),
            await PostAsync(intuit, tokens, new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = statement })),
        ];

        foreach (var response in responses)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var result = (await response.ReadJsonAsync())["QueryResponse"]!.AsObject();
            result.Select(member => member.Key).ShouldBe(["CompanyInfo", "startPosition", "maxResults"]);
            ((string)result["CompanyInfo"]!.AsArray().Single()!["CompanyName"]!).ShouldBe("Mwangaza Friends");
            result["startPosition"]!.ToJsonString().ShouldBe("1");
            result["maxResults"]!.ToJsonString().ShouldBe("1");
        }
    }

    [Fact]
    public async Task Page_behind_the_last_row_is_an_empty_object()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        using var response = await intuit.CallAsync(tokens.Access, "query?query=select%20*%20from%20CompanyInfo%20startposition%202");

        (await response.ReadJsonAsync())["QueryResponse"]!.ToJsonString().ShouldBe("{}");
    }

    [Theory]
    [InlineData("", "4000")]
    [InlineData("selekt * from CompanyInfo", "4000")]
    [InlineData("select * from CompanyInfo; select * from CompanyInfo", "4000")]
    [InlineData("select * from CompanyInfo maxresults 1 maxresults 2", "4000")]
    [InlineData("select * from Custmoer", "4001")]
    [InlineData("select * from CompanyInfo startposition 0", "4001")]
    [InlineData("select * from CompanyInfo maxresults 0", "4001")]
    [InlineData("select * from CompanyInfo maxresults 1001", "4001")]
    public async Task Other_queries_are_faults(string statement, string code)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await (await intuit.CallAsync(tokens.Access, $"query?query={Uri.EscapeDataString(statement)}")).ShouldBeFaultAsync(code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_request_bodies_are_inflated(string coding)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        using var target = new MemoryStream();
        await using (Stream compressor = coding == "gzip"
            ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressor.Write("select * from CompanyInfo"u8);
        }
        var body = new ByteArrayContent(target.ToArray());
        body.Headers.ContentType = new("application/text");
        body.Headers.ContentEncoding.Add(coding);

        using var response = await PostAsync(intuit, tokens, body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Body_that_inflates_without_end_or_is_not_what_it_says_is_refused()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        using var target = new MemoryStream();
        await using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(new byte[10_000_000]);

        foreach (var bytes in (byte[][])[target.ToArray(), "not gzip at all, whatever it says"u8.ToArray()])
        {
            var body = new ByteArrayContent(bytes);
            body.Headers.ContentEncoding.Add("gzip");
            (await PostAsync(intuit, tokens, body)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
    }

    private static Task<HttpResponseMessage> PostAsync(SimulatorHost intuit, Tokens tokens, HttpContent body) =>
        intuit.CallAsync(tokens.Access, "query?minorversion=75", HttpMethod.Post, body);
}

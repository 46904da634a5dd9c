namespace QboAdmin.Tests.IntuitSimulator;

public sealed class LogTests
{
    [Fact]
    public async Task Log_tells_what_happened_without_a_token_code_or_secret()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await intuit.ControlAsync("mode", """{"refreshMode":"rotate-every-time"}""");
        var code = (await intuit.ConsentAsync(The.Everything))["code"]!;
        var first = await Tokens.ReadAsync(await intuit.ExchangeAsync(code));
        var second = await intuit.RefreshedAsync(first.Refresh);
        await intuit.RefreshAsync(first.Refresh);
        await intuit.ReadCompanyAsync(second.Access);
        await intuit.RevokeAsync(new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = second.Refresh }));

        var log = string.Join('\n', intuit.Logs.Lines.Where(line => !line.Contains("GET http", StringComparison.Ordinal)));

        string[] facts = ["Consent given for Mwangaza Friends", "Code exchanged", "token was replaced", "Refresh refused", "revoked"];
        foreach (var fact in facts) log.ShouldContain(fact);
        foreach (var secret in (string[])[code, first.Access, first.Refresh, second.Access, second.Refresh, The.ClientSecret])
            log.ShouldNotContain(secret);
    }
}

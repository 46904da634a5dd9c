using QboAdmin.Intuit;

namespace QboAdmin.Deploy;

/// <summary>Whether QuickBooks itself answers with the tokens we hold: the only proof that all of it works.</summary>
internal sealed class CompanyInfoCheck(IntuitProbe probe) : ICheck
{
    public CheckTitle Title { get; } = new("intuit-company-info", CheckGroup.Intuit, "Company info");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var answer = await probe.AskCompanyAsync(cancellationToken).ConfigureAwait(false);
        return answer switch
        {
            { Company: { } company } => Finding.Green(Words.Milliseconds(company.Milliseconds), company.Name) with { Ticks = true },
            { Failure: QboFailure.NotConnected } => Finding.Unknown("not connected"),
            { Failure: QboFailure.NoTokenNow waiting } => Finding.Amber("no token now", waiting.Message),
            { Failure: QboFailure.Throttled throttled } => Finding.Amber("slowed down", $"{throttled.Message}. It is tried again by itself."),
            { Failure: QboFailure.Denied denied } => Finding.Red(
                "denied",
                $"{denied.Message}. Is QBO_ENVIRONMENT the one of this company? If so, connect again on the dashboard."),
            { Failure: QboFailure.ReconnectNeeded } => Finding.Red("reconnect needed", "Open the dashboard and press Connect to QuickBooks."),
            { Failure: { } failure } => Finding.Red("no usable answer", $"{failure.Message}. May this machine reach QuickBooks? status.developer.intuit.com tells of outages."),
            _ => Finding.Unknown("not known"),
        };
    }
}

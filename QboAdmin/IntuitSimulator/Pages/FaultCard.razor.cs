using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The faults that wait, and a form for one more.</summary>
public sealed partial class FaultCard
{
    private static readonly (string Path, string Name)[] Paths =
    [
        (IntuitPaths.Token, "Token endpoint"),
        (IntuitPaths.Revoke, "Revocation"),
        (IntuitPaths.Company, "Accounting API"),
        (IntuitPaths.Authorize, "Consent page"),
        ("/.well-known", "Discovery"),
        (IntuitPaths.UserInfo, "User info"),
        (IntuitPaths.KeySet, "Key set"),
        ("/", "Everything"),
    ];

    private IReadOnlyList<Fault> Faults { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInitialized() => Faults = Queue.List();

    private static string Describe(Fault fault)
    {
        List<string> parts = [];
        if (fault.LatencyMs > 0) parts.Add($"waits {fault.LatencyMs} ms");
        if (fault.Status is { } status) parts.Add($"answers {status}");
        if (fault.RetryAfterSeconds is { } seconds) parts.Add($"asks to retry after {seconds} s");
        if (fault.DropConnection) parts.Add("drops the connection");
        if (fault.LoseAnswerAfterWork) parts.Add("does the work, loses the answer");
        return string.Join(", then ", parts);
    }
}

using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>Whether the environment and the address that tokens are sent to belong together.</summary>
internal sealed class EnvironmentCheck(IntuitOptions intuit, DeployOptions options) : ICheck
{
    private const string SandboxMark = "sandbox";

    public CheckTitle Title { get; } = new("environment", CheckGroup.Settings, "Environment");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var name = intuit.Environment.Key();
        if (intuit.BaseUrl is not { } address)
        {
            return Task.FromResult(Finding.Green($"{name} both ends", "Intuit’s own hosts"));
        }

        if (options.IsDemo)
        {
            return Task.FromResult(Finding.Green($"{name} both ends", "simulated"));
        }

        var isIntuit = address.Host.EndsWith(".intuit.com", StringComparison.OrdinalIgnoreCase);
        var isSandboxHost = address.Host.Contains(SandboxMark, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult(
            isIntuit && isSandboxHost != (intuit.Environment == QboEnvironment.Sandbox) ? Finding.Red(
                "they differ",
                $"QBO_ENVIRONMENT is {name} and QBO_INTUIT_BASE_URL is {address.Host}. Remove QBO_INTUIT_BASE_URL; the right hosts follow from the environment.",
                address.Host)
            : !isIntuit && intuit.Environment == QboEnvironment.Production ? Finding.Red(
                "not Intuit’s hosts",
                $"Production tokens and the client secret are sent to {address.Authority}. Remove QBO_INTUIT_BASE_URL.",
                address.Authority)
            : Finding.Green($"{name} both ends", address.Authority));
    }
}

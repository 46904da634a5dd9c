using Microsoft.Extensions.Options;

namespace QboAdmin.IntuitSimulator;

/// <summary>What the host decides about the simulator. Read once, when the services are built and the endpoints are mapped.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>The client id that the one registered app has to send.</summary>
    public string ClientId { get; set; } = "simulator-client";

    /// <summary>The secret that goes with <see cref="ClientId"/>.</summary>
    public string ClientSecret { get; set; } = "simulator-secret";

    /// <summary>Where grants, keys and counters are kept between runs. Null: in memory only.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The path in front of Intuit's own paths: "/simulator" inside the demo, "" when the simulator runs alone.</summary>
    public string PathPrefix { get; set; } = "";

    /// <summary>Finds everything that is wrong with the options, not just the first thing.</summary>
    internal sealed class Validator : IValidateOptions<SimulatorOptions>
    {
        public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
        {
            List<string> failures = [];
            // A colon ends the id in a Basic header.
            if (string.IsNullOrWhiteSpace(options.ClientId) || options.ClientId.Contains(':', StringComparison.Ordinal))
                failures.Add($"{nameof(ClientId)} must be set and must not contain a colon.");
            if (string.IsNullOrWhiteSpace(options.ClientSecret))
                failures.Add($"{nameof(ClientSecret)} must be set.");
            if (options.DataFolder is { } folder && string.IsNullOrWhiteSpace(folder))
                failures.Add($"{nameof(DataFolder)} must be a path, or null to keep the state in memory.");
            if (options.PathPrefix is not "" && (!options.PathPrefix.StartsWith('/') || options.PathPrefix.EndsWith('/')))
                failures.Add($"{nameof(PathPrefix)} must be empty, or start with a slash and not end with one.");
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}

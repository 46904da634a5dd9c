using System.CommandLine;

namespace QboAdmin.Hosting;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class Verbs
{
    /// <param name="serve">Runs the dashboard at the given addresses (null: from the environment).</param>
    /// <param name="simulate">Runs the simulator alone, keeping its state in the given folder (null: in memory).</param>
    /// <param name="check">Checks an installation.</param>
    /// <returns>The process's exit code.</returns>
    public static Task<int> RunAsync(
        string[] args,
        Func<string?, Task<int>> serve,
        Func<string?, string?, Task<int>> simulate,
        Func<CheckRequest, Task<int>> check)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Where to listen, such as http://localhost:5000. Else PORT, ASPNETCORE_URLS, http://localhost:5000.",
            HelpName = "addresses",
            Recursive = true,
        };
        var data = new Option<string?>("--data")
        {
            Description = "The folder in which the simulator keeps its state. Without it, the state is lost with the process.",
            HelpName = "folder",
        };

        var root = new RootCommand("QboAdmin keeps one QuickBooks Online connection alive in Redis and shows its state, live.");
        root.Options.Add(urls);
        root.SetAction(parsed => serve(parsed.GetValue(urls)));

        var serveCommand = new Command("serve", "Run the dashboard (the default).");
        serveCommand.SetAction(parsed => serve(parsed.GetValue(urls)));
        root.Subcommands.Add(serveCommand);

        var simulatorCommand = new Command("simulator", "Run the Intuit simulator alone, for tests and for several dashboards to share.");
        simulatorCommand.Options.Add(data);
        simulatorCommand.SetAction(parsed => simulate(parsed.GetValue(urls), parsed.GetValue(data)));
        root.Subcommands.Add(simulatorCommand);
        root.Subcommands.Add(CheckCommand.Create(check));

        var aliveCommand = new Command("alive", "Ask the instance on this machine whether it lives, such as for a container's health check.");
        aliveCommand.SetAction(parsed => AliveVerb.RunAsync(parsed.GetValue(urls)));
        root.Subcommands.Add(aliveCommand);

        // The host ends the process by itself; a second opinion on signals would cut its goodbye short.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}

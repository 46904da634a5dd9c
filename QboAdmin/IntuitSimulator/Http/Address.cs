namespace QboAdmin.IntuitSimulator.Http;

/// <summary>Where the simulator is, as the caller sees it: every address it hands out is made from the request it answers.</summary>
internal static class Address
{
    /// <summary>For links within the site, "" or like "/simulator".</summary>
    public static string Path(HttpRequest request, SimulatorOptions options) => request.PathBase + options.PathPrefix;

    public static string Root(HttpRequest request, SimulatorOptions options) =>
        $"{request.Scheme}://{request.Host}{Path(request, options)}";

    /// <summary>The path as Intuit knows it, without the prefix.</summary>
    public static PathString IntuitPath(HttpRequest request, SimulatorOptions options) =>
        request.Path.StartsWithSegments(options.PathPrefix, StringComparison.OrdinalIgnoreCase, out var rest) ? rest : request.Path;
}

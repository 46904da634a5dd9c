using Microsoft.AspNetCore.Http.Extensions;

namespace QboAdmin.Access;

/// <summary>Where to go after signing in: only ever a place of this site.</summary>
internal static class ReturnUrl
{
    private const int MaxLength = 2_000;

    /// <summary>The place asked for, or the start page when it is missing, too long or not of this site.</summary>
    public static string Local(string? asked) =>
        asked is { Length: > 0 and <= MaxLength }
        && asked[0] == '/'
        && (asked.Length == 1 || asked[1] is not ('/' or '\\'))
        && !asked.Any(char.IsControl)
            ? asked
            : "/";

    /// <summary>The place that this request asked for.</summary>
    public static string Of(HttpRequest request) => Local(UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString));
}

using QboAdmin.Values;

namespace QboAdmin.Components.Common;

/// <summary>The document's title: the environment first, so that even a narrow tab tells it.</summary>
internal static class PageTitleText
{
    public static string Of(string page, QboEnvironment environment) => $"[{environment.Key().ToUpperInvariant()}] {page} · QboAdmin";
}

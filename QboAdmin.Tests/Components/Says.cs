using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace QboAdmin.Tests.Components;

/// <summary>Pages as people read them: words without markup, buttons and links by their names.</summary>
internal static partial class Says
{
    /// <summary>The words of an element, with single spaces between them.</summary>
    public static string Words(this IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    /// <inheritdoc cref="Words(IElement)"/>
    public static string Words<T>(this IRenderedComponent<T> component, string selector)
        where T : IComponent => component.Find(selector).Words();

    /// <summary>The names of all buttons and button-like links in it, in order.</summary>
    public static IReadOnlyList<string> Buttons<T>(this IRenderedComponent<T> component, string within)
        where T : IComponent => [.. component.FindAll($"{within} button, {within} a.button, {within} a.mud-button").Select(Words)];

    /// <summary>The one button of that name.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> component, string name)
        where T : IComponent =>
        component.FindAll("button").FirstOrDefault(button => button.Words() == name)
        ?? throw new ShouldAssertException($"There is no button “{name}”, but: {string.Join(", ", component.FindAll("button").Select(Words))}");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

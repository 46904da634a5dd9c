using MudBlazor;

namespace QboAdmin.Components.Layout;

/// <summary>
/// Sizes, type and shadows for MudBlazor. Its colours come from <c>app.css</c>, which holds each for light and dark at once, so that a
/// change of theme needs no message to the server.
/// </summary>
internal static class QaTheme
{
    private static readonly string[] Sans =
        ["Inter", "system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = ".875rem", LineHeight = "20px", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = ".875rem", LineHeight = "20px", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = ".8125rem", LineHeight = "20px", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = ".75rem", LineHeight = "16px", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Sans, FontSize = "1rem", LineHeight = "24px", FontWeight = "600", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily = Sans,
                FontSize = ".8125rem",
                LineHeight = "20px",
                FontWeight = "500",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
        },
        Shadows = new Shadow { Elevation = Elevations() },
    };

    // None, card, and everything that floats.
    private static string[] Elevations()
    {
        var elevations = Enumerable.Repeat("var(--qa-shadow-2)", 26).ToArray();
        elevations[0] = "none";
        elevations[1] = "var(--qa-shadow-1)";
        return elevations;
    }
}

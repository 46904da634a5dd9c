using System.Text;

namespace QboAdmin.Intuit.Queries;

/// <summary>Puts text of people into a statement so that it stays text.</summary>
internal static class QueryText
{
    /// <summary>Backslash and apostrophe are escaped by a backslash (Intuit, data queries); control characters become spaces.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var character in text)
        {
            if (character is '\'' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(char.IsControl(character) ? ' ' : character);
        }

        return quoted.Append('\'').ToString();
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>The part of Intuit's query language that is understood here: a page of one entity. Any case, any spacing.</summary>
internal sealed partial record QueryStatement(string EntityName, int StartPosition, int MaxResults)
{
    public const int DefaultPage = 100;
    public const int LargestPage = 1000;

    /// <summary>Null when the statement does not parse.</summary>
    public static QueryStatement? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || match.Groups["start"].Captures.Count > 1 || match.Groups["max"].Captures.Count > 1) return null;
        return new QueryStatement(
            match.Groups["entity"].Value, Number(match.Groups["start"], otherwise: 1), Number(match.Groups["max"], DefaultPage));
    }

    /// <summary>What Intuit's validation says about the paging clauses; null when they are in order.</summary>
    public string? PagingProblem()
    {
        if (StartPosition < 1) return $"value {StartPosition} is too small. Min allowed value is 1";
        if (MaxResults < 1) return $"value {MaxResults} is too small. Min allowed value is 1";
        return MaxResults > LargestPage ? $"value {MaxResults} is too large. Max allowed value is {LargestPage}" : null;
    }

    private static int Number(Group group, int otherwise) =>
        group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(
        @"^\s*select\s+\*\s*from\s+(?<entity>\w+)(\s+startposition\s+(?<start>\d{1,9})|\s+maxresults\s+(?<max>\d{1,9}))*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

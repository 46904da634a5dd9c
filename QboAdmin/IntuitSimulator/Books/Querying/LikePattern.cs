namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>A pattern in which only <c>%</c> is special; case does not matter.</summary>
internal sealed class LikePattern(string pattern)
{
    private readonly string[] _pieces = pattern.Split('%');

    public bool Matches(string text)
    {
        if (_pieces is [var whole]) return text.Equals(whole, StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith(_pieces[0], StringComparison.OrdinalIgnoreCase)) return false;
        var at = _pieces[0].Length;
        foreach (var piece in _pieces[1..^1])
        {
            var found = text.IndexOf(piece, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            at = found + piece.Length;
        }
        return text.Length - at >= _pieces[^1].Length && text.EndsWith(_pieces[^1], StringComparison.OrdinalIgnoreCase);
    }
}

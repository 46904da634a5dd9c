using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>
/// Names as a tree by <c>:</c>, as the lines that are on the screen. A folder with one child is one line with it. However many names there are,
/// only what is open makes lines, and of each folder only the first <see cref="AtOnce"/> until somebody asks for more.
/// </summary>
internal sealed class KeyTree
{
    /// <summary>Lines of a folder that are shown at once.</summary>
    public const int AtOnce = 100;

    // So few that nobody wants to open folders first.
    private const int FewNames = 60;

    private readonly HashSet<string> _toggled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);

    /// <summary>Opens a closed folder and closes an open one.</summary>
    public void Toggle(string path)
    {
        if (!_toggled.Remove(path))
        {
            _toggled.Add(path);
        }
    }

    /// <summary>Shows more of a folder.</summary>
    public void ShowMore(string path) => _shown[path] = _shown.GetValueOrDefault(path, AtOnce) + AtOnce;

    /// <summary>What is on the screen.</summary>
    /// <param name="names">Sorted.</param>
    public IReadOnlyList<TreeLine> Lines(ImmutableArray<KeyName> names)
    {
        var lines = new List<TreeLine>();
        AddChildren(names.AsSpan(), "", 0, names.Length <= FewNames, lines);
        return lines;
    }

    private void AddChildren(ReadOnlySpan<KeyName> names, string path, int depth, bool opens, List<TreeLine> lines)
    {
        var room = _shown.GetValueOrDefault(path, AtOnce);
        while (!names.IsEmpty)
        {
            if (room-- == 0)
            {
                lines.Add(new TreeLine(TreeLineKind.More, path, "", depth, names.Length, null, IsOpen: false));
                return;
            }

            var first = names[0].Text;
            var colon = first.IndexOf(':', path.Length);
            var together = colon < 0 ? 1 : Together(names, first[..(colon + 1)]);
            if (together == 1)
            {
                lines.Add(new TreeLine(TreeLineKind.Key, first, first[path.Length..], depth, 1, names[0], IsOpen: false));
            }
            else
            {
                AddFolder(names[..together], path, first[..(colon + 1)], depth, opens, lines);
            }

            names = names[together..];
        }
    }

    private void AddFolder(ReadOnlySpan<KeyName> names, string path, string folder, int depth, bool opens, List<TreeLine> lines)
    {
        // As long as all go on alike, it is one folder with a longer name.
        for (var colon = names[0].Text.IndexOf(':', folder.Length); colon >= 0; colon = names[0].Text.IndexOf(':', folder.Length))
        {
            var longer = names[0].Text[..(colon + 1)];
            if (Together(names, longer) < names.Length)
            {
                break;
            }

            folder = longer;
        }

        var isOpen = opens != _toggled.Contains(folder);
        lines.Add(new TreeLine(TreeLineKind.Folder, folder, folder[path.Length..], depth, names.Length, null, isOpen));
        if (isOpen)
        {
            AddChildren(names, folder, depth + 1, opens, lines);
        }
    }

    private static int Together(ReadOnlySpan<KeyName> names, string prefix)
    {
        var count = 0;
        while (count < names.Length && names[count].Text.StartsWith(prefix, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}

/// <summary>One line of the tree.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The whole name of a key, or what a folder's names begin with.</param>
/// <param name="Label">What is left of it on this depth.</param>
/// <param name="Depth">0 at the left edge.</param>
/// <param name="Count">Names in a folder, or names that are not shown yet.</param>
/// <param name="Name">The key; null for anything else.</param>
/// <param name="IsOpen">Whether a folder is open.</param>
public sealed record TreeLine(TreeLineKind Kind, string Path, string Label, int Depth, int Count, KeyName? Name, bool IsOpen);

/// <summary>What a line of the tree is.</summary>
public enum TreeLineKind
{
    /// <summary>Names that begin alike.</summary>
    Folder,

    /// <summary>A key.</summary>
    Key,

    /// <summary>More of the folder, on demand.</summary>
    More,
}

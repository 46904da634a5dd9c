using QboAdmin.Keys;

namespace QboAdmin.Tests.Keys;

public sealed class KeyTreeTests
{
    private readonly KeyTree _tree = new();

    [Fact]
    public void Names_that_begin_alike_share_a_folder_and_a_folder_with_one_child_is_none()
    {
        Draw("app:a:1", "app:a:2", "app:b", "lonely:key", "plain").ShouldBe([
            "▾ app: (3)", "  ▾ a: (2)", "    1", "    2", "  b", "lonely:key", "plain"]);
    }

    [Fact]
    public void Folders_that_go_on_alike_are_one_with_a_longer_name() =>
        Draw("qbo_admin:sandbox:drafts:one", "qbo_admin:sandbox:drafts:two").ShouldBe(["▾ qbo_admin:sandbox:drafts: (2)", "  one", "  two"]);

    [Fact]
    public void A_name_that_is_also_a_folder_is_both() => Draw("a", "a:1", "a:2").ShouldBe(["a", "▾ a: (2)", "  1", "  2"]);

    [Fact]
    public void Closing_a_folder_takes_its_lines_away()
    {
        _tree.Toggle("app:");

        Draw("app:1", "app:2", "x").ShouldBe(["▸ app: (2)", "x"]);
    }

    [Fact]
    public void However_many_there_are_only_what_is_open_makes_lines()
    {
        string[] names = [.. Enumerable.Range(0, 5_000).Select(i => $"jobs:{i:0000}"), .. Enumerable.Range(0, 5_000).Select(i => $"zz{i:0000}")];

        var closed = Draw(names);
        closed.Length.ShouldBe(KeyTree.AtOnce + 1);
        closed[0].ShouldBe("▸ jobs: (5000)");
        closed[^1].ShouldBe("… 4901");

        _tree.Toggle("jobs:");
        _tree.ShowMore("jobs:");
        Draw(names).Length.ShouldBe(KeyTree.AtOnce + 1 + 201);
    }

    private string[] Draw(params string[] names) => [.. _tree
        .Lines([.. names.Select(name => new KeyName(name)).Order(KeyName.ByText)])
        .Select(line => new string(' ', 2 * line.Depth) + line.Kind switch
        {
            TreeLineKind.Folder => $"{(line.IsOpen ? "▾" : "▸")} {line.Label} ({line.Count})",
            TreeLineKind.More => $"… {line.Count}",
            _ => line.Label,
        })];
}

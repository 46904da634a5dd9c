using NetArchTest.Rules;
using QboAdmin.Values;

namespace QboAdmin.Tests.Architecture;

/// <summary>Arrows between rooms point down only. A room not listed here has no place in the house.</summary>
public sealed class RoomTests
{
    private const string Root = "QboAdmin";

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Values"] = [],
        ["Redis"] = ["Values"],
        ["Intuit"] = ["Values"],
        ["Live"] = ["Redis", "Values"],
        ["Audit"] = ["Redis", "Values"],
        ["Tokens"] = ["Live", "Intuit", "Redis", "Values"],
        ["Connection"] = ["Tokens", "Audit", "Live", "Intuit", "Redis", "Values"],
        ["Alerts"] = ["Tokens", "Live", "Redis", "Values"],
        ["Access"] = ["Audit", "Live", "Redis", "Values"],
        ["Keys"] = ["Tokens", "Audit", "Live", "Redis", "Values"],
        ["Deploy"] = ["Tokens", "Audit", "Live", "Intuit", "Redis", "Values"],
        ["Components"] = ["Connection", "Alerts", "Keys", "Access", "Deploy", "Tokens", "Live", "Values"],
        ["IntuitSimulator"] = [],
        ["EmbeddedRedis"] = [],
        ["Hosting"] =
        [
            "Components", "Connection", "Alerts", "Keys", "Access", "Deploy", "Tokens", "Audit", "Live", "Intuit", "Redis", "Values", "IntuitSimulator", "EmbeddedRedis",
        ],
    };

    public static TheoryData<string> Rooms => [.. MayKnow.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_rooms_below(string room)
    {
        var forbidden = MayKnow.Keys.Where(other => other != room && !MayKnow[room].Contains(other)).Select(other => $"{Root}.{other}").ToArray();

        var result = Types.InAssembly(typeof(Actor).Assembly).That().ResideInNamespaceMatching($@"^{Root}\.{room}(\.|$)").ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty($"{room} may know {string.Join(", ", MayKnow[room])} only.");
    }

    [Fact]
    public void Every_folder_with_code_is_a_room()
    {
        var folders = typeof(Actor).Assembly.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(name => name.StartsWith($"{Root}.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1])
            .Distinct();

        folders.Where(folder => !MayKnow.ContainsKey(folder)).ShouldBeEmpty();
    }
}

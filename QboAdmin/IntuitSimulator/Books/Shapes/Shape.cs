using System.Text.Json;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Shapes;

/// <summary>
/// The members that an object may have. Intuit is strict about names and lenient about values: an unknown member refuses the whole request,
/// an empty text counts as absent, and a number may come as text.
/// </summary>
internal sealed class Shape(string name)
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    public string Name => name;

    public Shape With(Member member)
    {
        _members[member.Name] = member;
        return this;
    }

    public Shape Text(string member, int max = 4000, string? label = null) => With(new TextMember(member, max, label ?? member));

    public Shape Numbers(params string[] members) => All(members, member => new NumberMember(member));

    public Shape Flags(params string[] members) => All(members, member => new FlagMember(member));

    public Shape Days(params string[] members) => All(members, member => new DayMember(member));

    public Shape References(params string[] members) => All(members, member => new ObjectMember(member, CommonShapes.Reference));

    public Shape Object(string member, Shape shape) => With(new ObjectMember(member, shape));

    public Shape List(string member, Shape shape) => With(new ListMember(member, shape));

    public Shape OneOf(string member, params string[] values) => With(new ChoiceMember(member, values));

    /// <summary>Members that Intuit takes and does nothing with: what it computes itself, and what plays no part here.</summary>
    public Shape Ignored(params string[] members) => All(members, member => new IgnoredMember(member));

    /// <summary>The object as it is understood: absent where empty, numbers where numbers belong. Problems are added to the errors.</summary>
    public JsonObject Understand(JsonObject given, List<ApiError> errors)
    {
        var understood = new JsonObject();
        foreach (var (key, value) in given)
        {
            if (!_members.TryGetValue(key, out var member)) errors.Add(ApiError.UnknownProperty(key, name));
            else if (member is IgnoredMember) continue;
            else if (IsEmpty(value)) understood[key] = null;
            else if (member.Understand(value!, errors) is { } known) understood[key] = known;
        }
        return understood;
    }

    private static bool IsEmpty(JsonNode? value) => value is null || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    private Shape All(string[] members, Func<string, Member> make)
    {
        foreach (var member in members) With(make(member));
        return this;
    }
}

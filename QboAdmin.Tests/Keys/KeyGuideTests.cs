using System.Reflection;
using QboAdmin.Keys;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Keys;

public sealed class KeyGuideTests
{
    public static TheoryData<string> OwnKeys => [.. typeof(RedisKeys)
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is PropertyInfo { PropertyType: var type } && type == typeof(RedisKey)
            || member is MethodInfo { ReturnType: var returned, IsSpecialName: false } && returned == typeof(RedisKey))
        .Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(OwnKeys))]
    public void Every_key_of_RedisKeys_is_explained(string member)
    {
        var keys = new RedisKeys(QboEnvironment.Production);
        var key = typeof(RedisKeys).GetProperty(member) is { } property
            ? (RedisKey)property.GetValue(keys)!
            : (RedisKey)typeof(RedisKeys).GetMethod(member)!.Invoke(keys, [.. typeof(RedisKeys).GetMethod(member)!.GetParameters()
                .Select(parameter => parameter.ParameterType == typeof(RealmId) ? (object)RealmId.Parse("x") : "x")])!;

        var guide = KeyGuide.For(new KeyName(key.ToString())).ShouldNotBeNull();

        guide.What.ShouldNotStartWith("One of QboAdmin's own keys", customMessage: "say what it is for, and who writes it");
    }

    [Fact]
    public void A_key_of_somebody_else_has_no_guide() => KeyGuide.For(new KeyName("session:12")).ShouldBeNull();
}

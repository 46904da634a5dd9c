using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Architecture;

public sealed partial class ConventionTests
{
    private static IEnumerable<Type> OwnTypes => typeof(Actor).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("QboAdmin", StringComparison.Ordinal) == true)
        .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.Name.Contains('<', StringComparison.Ordinal) && type.Name != "_Imports");

    private static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Combine(Repository.Root, "QboAdmin"), "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    [Fact]
    public void Classes_are_sealed_unless_somebody_inherits_from_them()
    {
        var open = OwnTypes
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type => !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(type))
            .Where(type => !OwnTypes.Any(other => other.BaseType == type));

        open.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_reads_the_clock_but_through_TimeProvider()
    {
        var direct = from file in Sources
                     from line in File.ReadLines(file).Select((text, index) => (text, index))
                     where Clock().IsMatch(line.text)
                     select $"{Path.GetRelativePath(Repository.Root, file)}:{line.index + 1}";

        direct.ShouldBeEmpty();
    }

    [Fact]
    public void Public_async_methods_say_so()
    {
        var unnamed = from type in OwnTypes
                      where !typeof(Delegate).IsAssignableFrom(type)
                      from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                      where typeof(Task).IsAssignableFrom(method.ReturnType) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null
                      where !method.Name.EndsWith("Async", StringComparison.Ordinal)
                      select $"{type.Name}.{method.Name}";

        unnamed.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_are_named_in_one_file_only()
    {
        var elsewhere = Sources
            .Where(file => !file.EndsWith("RedisKeys.cs", StringComparison.Ordinal))
            .Where(file => KeyPrefix().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        elsewhere.ShouldBeEmpty();
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now")]
    private static partial Regex Clock();

    [GeneratedRegex("\"qbo_(tokens|admin):")]
    private static partial Regex KeyPrefix();
}

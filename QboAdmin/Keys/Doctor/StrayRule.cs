using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>Keys under the contract's prefix that the contract doesn't know. They may be anybody's, so nothing here ever deletes one.</summary>
internal static class StrayRule
{
    public static IEnumerable<Finding> Examine(SetCase seen)
    {
        var strays = seen.Strays.Names.Where(name => IsShownWith(name, seen)).ToList();
        if (strays.Count == 0)
        {
            yield break;
        }

        yield return new Finding(
            FindingKind.Strays,
            FindingWeight.Note,
            strays.Count == 1 ? Sentence.Of($"{strays[0]} is under the prefix, and the contract doesn't know it.")
                : Sentence.Of($"{strays.Count} keys are under the prefix, and the contract doesn't know them: {strays[0]}, {strays[1]}{(strays.Count > 2 ? " …" : "")}"),
            Sentence.Of($"A misspelt name is a token that nobody finds, and a secret that nobody clears. They may be somebody's, so QboAdmin never deletes them."),
            Heal: null);
    }

    // Those of neither environment are shown with the one that this installation works with.
    private static bool IsShownWith(KeyName name, SetCase seen)
    {
        var owner = Enum.GetValues<QboEnvironment>().Cast<QboEnvironment?>()
            .FirstOrDefault(environment => name.Text.StartsWith($"{RedisKeys.TokenPrefix}{environment!.Value.Key()}:", StringComparison.Ordinal));
        return (owner ?? seen.Own) == seen.Set.Environment;
    }
}

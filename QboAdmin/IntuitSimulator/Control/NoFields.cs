namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The body of an action, which has nothing to say: <c>{}</c> or none at all.</summary>
internal sealed record NoFields
{
    public const string Example = "{}, or no body";
}

namespace QboAdmin.Keys;

/// <summary>A secret on the way to the one person who asked for it.</summary>
internal sealed class RevealedSecret(SecretPlace place, SecretText text, DateTimeOffset until)
{
    /// <summary>How long it is shown.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);

    public SecretPlace Place { get; } = place;

    /// <summary>When it is hidden again.</summary>
    public DateTimeOffset Until { get; } = until;

    /// <summary>The text itself, for the one element that shows it or the clipboard.</summary>
    public string Reveal() => text.Reveal();
}

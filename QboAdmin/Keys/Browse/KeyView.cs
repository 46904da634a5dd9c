using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>One opened key as it may be shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Redis's name of its type; null when there is no such key any more.</param>
public sealed record KeyView(KeyName Name, string? Type)
{
    /// <summary>Bytes of a string, entries of anything else.</summary>
    public long Count { get; init; }

    /// <summary>Bytes in memory; null when the server does not tell.</summary>
    public long? Memory { get; init; }

    /// <summary>When Redis drops it; null for never.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>What the value is.</summary>
    public ValueForm Form { get; init; }

    /// <summary>The moment that the value means, of <see cref="ValueForm.Moment"/>.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>One for a string, one for each entry of anything else.</summary>
    public ImmutableArray<ValueRow> Rows { get; init; } = [];

    /// <summary>Why not all is shown; null when all is.</summary>
    public string? Note { get; init; }

    /// <summary>Another one for another value; says nothing about it.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The same, with an end that does not tremble.</summary>
    internal KeyView Steady(KeyView? before) => this with { GoneAt = Ends.Steady(before?.GoneAt, GoneAt) };
}

/// <summary>One entry of a value.</summary>
/// <param name="Id">Finds it again.</param>
/// <param name="Label">Field, index, score or id; empty for a string and a set.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Form">What it is.</param>
/// <param name="Moment">The moment it means, if it means one.</param>
public sealed record ValueRow(string Id, GuardedText Label, GuardedText Text, ValueForm Form, DateTimeOffset? Moment);

/// <summary>What a value is.</summary>
public enum ValueForm
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>JSON, indented.</summary>
    Json,

    /// <summary>A Unix time.</summary>
    Moment,

    /// <summary>Bytes, shown as hexadecimal.</summary>
    Binary,

    /// <summary>A Data Protection key, in the clear.</summary>
    DataProtectionKey,

    /// <summary>Several entries.</summary>
    Table,

    /// <summary>Too large to be read.</summary>
    TooLarge,
}

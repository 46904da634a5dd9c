using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>What a key of the contract or of QboAdmin's own is for, and who writes it.</summary>
/// <param name="What">What it is for.</param>
/// <param name="Writer">Who writes it.</param>
public sealed record KeyGuide(string What, string Writer)
{
    private static readonly (RedisKey Name, bool IsPrefix, KeyGuide Guide)[] Known = [.. Shared(), .. Enum.GetValues<QboEnvironment>().SelectMany(Of)];

    /// <summary>The guide to a key; null for a key that is not QboAdmin's.</summary>
    public static KeyGuide? For(KeyName name) =>
        Known.FirstOrDefault(known => known.IsPrefix ? name.Text.StartsWith(known.Name.ToString(), StringComparison.Ordinal) : name.Text == known.Name).Guide
        ?? (name.Text.StartsWith(RedisKeys.OwnPrefix, StringComparison.Ordinal) ? new KeyGuide("One of QboAdmin's own keys; it may vanish without losing the connection.", "QboAdmin")
            : name.Text.StartsWith(RedisKeys.TokenPrefix, StringComparison.Ordinal) ? new KeyGuide("Under the contract's prefix, but the contract doesn't know it.", "unknown")
            : null);

    private static IEnumerable<(RedisKey, bool, KeyGuide)> Shared()
    {
        yield return (RedisKeys.DataProtectionKeys, false, new("The keys that sign cookies, sealed with the client secret, so that every instance reads every other's.", "the instance that made them"));
    }

    private static IEnumerable<(RedisKey, bool, KeyGuide)> Of(QboEnvironment environment)
    {
        var keys = new RedisKeys(environment);
        foreach (var part in TokenParts.All)
        {
            yield return (keys.KeyOf(part), false, new("One of the four keys of the connection; other programs read and write them, too.", "QboAdmin and other programs"));
        }

        yield return (keys.Connection, false, new("What QboAdmin knows of the connection beyond the four keys: company, who connected, last refresh. No secrets.", "the instance that connects or refreshes"));
        yield return (keys.Instances, false, new("The living instances: each says every few seconds that it lives and what it shows.", "every instance"));
        yield return (keys.EventNoticed(""), true, new("Keeps an event that several instances notice from being listed twice.", "the first instance that notices"));
        yield return (keys.Events, false, new("The latest events, as the dashboard lists them.", "every instance"));
        yield return (keys.Audit, false, new("Who did what and when, newest first.", "every instance"));
        yield return (keys.RefreshLock, false, new("Held by the one instance that is refreshing; frees itself after 20 seconds.", "the refreshing instance"));
        yield return (keys.Authorization(""), true, new("A sign-in at Intuit that is under way, under the hash of its state.", "the instance where somebody pressed Connect"));
        yield return (keys.Pending(""), true, new("New tokens that wait for the answer to \"connect to another company?\", encrypted.", "the instance Intuit led back to"));
        yield return (keys.TokenTaken(""), true, new("Keeps the record to one entry an hour for each program that takes tokens.", "the instance that was asked"));
        yield return (keys.Flights, false, new("The flight recorder: every attempt to refresh, outages and connects of 30 days.", "every instance"));
        yield return (keys.Alerts, false, new("What wants attention, and who has been told of it.", "the first instance that notices"));
        yield return (keys.Departures, false, new("Instances that are gone: who said goodbye, and who fell silent.", "the instance that goes, or the first that misses it"));
        yield return (keys.PlannedWork, false, new("Work that somebody announced: until it ends, nobody outside is told of alerts.", "the instance where somebody announced it"));
        yield return (keys.CheckedSince, false, new("Since when each check of the deploy check is as it is.", "every instance that checks"));
        yield return (keys.Proofs, false, new("The proof of each release of the last 30 days: tokens and consent before and after.", "the first instance of the release"));
        yield return (keys.ReleaseFacts, false, new("What the tokens looked like last, for the proof of the release that comes next. No secrets.", "every instance"));
        yield return (keys.EchoNumber, false, new("The number of the last echo, by which instances measure how long news takes.", "every instance"));
        yield return (keys.AlertDelivery, false, new("How the last message to the webhook went.", "the instance that sent it"));
    }
}

using System.Text;
using QboAdmin.Audit;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>What a person may do with what is in Redis: look, reveal one secret, have a set healed. Scoped: one for each open page.</summary>
internal sealed class KeyService(
    ValueReader reader,
    ValueFormatter formatter,
    Healer healer,
    SecretGuard guard,
    KeyWatch keys,
    StrayWatch strays,
    ConnectionWatch connection,
    TokenRefresher refresher,
    ITokenStore store,
    EventLog events,
    AuditLog audit,
    RedisKeys own,
    TimeProvider time)
{
    private static readonly RawElement Nothing = new("", [], null, 0);

    private RawValue? _opened;
    private KeyName _openedName;

    /// <summary>One key's value as it may be shown.</summary>
    /// <returns>A view without a type when there is no such key.</returns>
    public Task<Looked<KeyView>> OpenAsync(KeyName name) => Looked<KeyView>.TryAsync(async () =>
    {
        var raw = await reader.ReadAsync(name, name == _openedName ? _opened : null).ConfigureAwait(false);
        (_openedName, _opened) = (name, raw);
        return raw is null ? new KeyView(name, null) : formatter.Format(name, raw);
    });

    /// <summary>Reads one secret for one person, and records who asked and why.</summary>
    /// <param name="isShown">Whether it is shown; otherwise it goes to the clipboard unseen.</param>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator. That, too, is recorded.</exception>
    public async Task<Looked<RevealedSecret>> RevealAsync(Actor by, SecretPlace place, RevealReason reason, bool isShown)
    {
        var what = $"{guard.Guard(place.ToString())}, {(isShown ? "shown" : "copied")}: {reason.Text}";
        if (!by.MayOperate)
        {
            await audit.RecordAsync(AuditAction.Reveal, by, succeeded: false, what).ConfigureAwait(false);
            throw new UnauthorizedAccessException($"{by.Name} is no Operator.");
        }

        var read = await Looked<RawElement>.TryAsync(async () => await FindAsync(place).ConfigureAwait(false) ?? Nothing).ConfigureAwait(false);
        var bytes = read.Value?.Bytes;
        var trouble = read.Trouble ?? (bytes is null ? "It is not there any more." : null);

        // Recorded before it is handed out: what nobody knows of must not have happened.
        await audit.RecordAsync(AuditAction.Reveal, by, bytes is not null, trouble is null ? what : $"{what} ({trouble})").ConfigureAwait(false);
        return bytes is null ? new Looked<RevealedSecret>(null, trouble) : new Looked<RevealedSecret>(
            new RevealedSecret(
                place,
                new SecretText(ValueText.Read(bytes, isCut: false) ?? Convert.ToHexStringLower(bytes)),
                time.GetUtcNow() + RevealedSecret.ShownFor),
            null);
    }

    /// <summary>Has a finding healed, if the keys still are what the person saw.</summary>
    /// <param name="seen">The set that the plan changes, as the person saw it.</param>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public async Task<HealResult> HealAsync(Actor by, HealPlan plan, KeySetPicture seen, CancellationToken cancellationToken)
    {
        if (!by.MayOperate)
        {
            throw new UnauthorizedAccessException($"{by.Name} is no Operator.");
        }

        var result = await TryHealAsync(plan, seen, cancellationToken).ConfigureAwait(false);
        await audit.RecordAsync(AuditAction.Heal, by, result.Outcome == HealOutcome.Healed, Describe(plan, result)).ConfigureAwait(false);
        if (result.Outcome == HealOutcome.Healed && plan.Environment == own.Environment)
        {
            await TellAsync(by, plan).ConfigureAwait(false);
        }

        keys.Look();
        strays.Look();
        return result;
    }

    private async Task<RawElement?> FindAsync(SecretPlace place)
    {
        var raw = await reader.ReadAsync(place.Key, place.Key == _openedName ? _opened : null).ConfigureAwait(false);
        return raw?.Elements.FirstOrDefault(element => element.Id == place.Entry);
    }

    private async Task<HealResult> TryHealAsync(HealPlan plan, KeySetPicture seen, CancellationToken cancellationToken)
    {
        try
        {
            if (!await healer.SendAsync(plan, seen).ConfigureAwait(false))
            {
                return new HealResult(HealOutcome.ChangedMeanwhile, "The keys have changed meanwhile, so nothing was sent. Look again.");
            }

            if (!plan.Refreshes)
            {
                return new HealResult(HealOutcome.Healed, "Healed.");
            }

            var refreshed = await refresher.RefreshAsync(RefreshReason.Person, cancellationToken).ConfigureAwait(false);
            return new HealResult(refreshed.HasNewToken ? HealOutcome.Healed : HealOutcome.Failed, refreshed.Message);
        }
        catch (RedisFailedException failed)
        {
            return new HealResult(HealOutcome.Failed, $"Redis did not do it: {failed.Message}.");
        }
    }

    // Every instance lists it, and looks at the keys at once.
    private async Task TellAsync(Actor by, HealPlan plan)
    {
        var happened = events.New(ConnectionEventKind.Healed) with
        {
            By = by.Name,
            About = string.Join(", ", plan.Commands.Select(command => command.Part.Label()).Distinct()),
        };
        try
        {
            await store.NoteAsync(new WriteCondition.Always(), MetadataChange.None, plan.Refreshes && plan.Commands.Length == 0 ? null : happened).ConfigureAwait(false);
            await connection.ChangedHereAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            events.AddLocal(happened);
        }
    }

    private static string Describe(HealPlan plan, HealResult result)
    {
        var commands = new StringBuilder(string.Join("; ", plan.Commands));
        if (plan.Refreshes)
        {
            commands.Append(commands.Length > 0 ? "; refresh" : "refresh");
        }

        return $"{result.Outcome}: {commands}";
    }
}

using System.Collections.Immutable;

namespace QboAdmin.Alerts;

/// <summary>What wants attention now, as this instance sees it. Equal when it would be shown alike.</summary>
/// <param name="Alerts">The worst first.</param>
/// <param name="Webhook">How telling goes; null when no webhook is set.</param>
public sealed record AlertList(ImmutableArray<Alert> Alerts, WebhookState? Webhook)
{
    /// <summary>Nothing.</summary>
    public static readonly AlertList Empty = new([], null);

    /// <inheritdoc/>
    public bool Equals(AlertList? other) => other is not null && Webhook == other.Webhook && Alerts.AsSpan().SequenceEqual(other.Alerts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Alerts.Length, Webhook);
}

/// <summary>The webhook that is told of alerts.</summary>
/// <param name="Host">Where it is, without the rest of its address, which is a secret.</param>
/// <param name="Failure">Why the last delivery failed, in words that may be shown; null when it did not.</param>
/// <param name="FailedAt">When; null when it did not.</param>
public sealed record WebhookState(string Host, string? Failure, DateTimeOffset? FailedAt);

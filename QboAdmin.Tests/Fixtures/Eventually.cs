using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace QboAdmin.Tests.Fixtures;

/// <summary>Waits for conditions, never for time. A wait that ends in vain says what it saw last.</summary>
internal static class Eventually
{
    /// <summary>Generous, because the machines are shared; what passes passes at once.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>For a process to come up: on a busy machine that takes longer than anything it does afterwards.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Until a value satisfies a condition.</summary>
    /// <returns>The value, and how long it took.</returns>
    public static async Task<T> Get<T>(
        Func<Task<T>> read,
        Func<T, bool> isRight,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(isRight))] string? condition = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (isRight(value))
            {
                return value;
            }

            if (Stopwatch.GetElapsedTime(started) > (limit ?? Limit))
            {
                throw new Xunit.Sdk.XunitException($"Not so within {limit ?? Limit}: {condition}\nSeen last: {value}");
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task<T> Get<T>(
        Func<T> read,
        Func<T, bool> isRight,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(isRight))] string? condition = null) =>
        Get(() => Task.FromResult(read()), isRight, limit, condition);

    /// <summary>Until something is true.</summary>
    public static Task True(Func<bool> isTrue, TimeSpan? limit = null, [CallerArgumentExpression(nameof(isTrue))] string? condition = null) =>
        Get(isTrue, value => value, limit, condition);

    /// <inheritdoc cref="True(Func{bool}, TimeSpan?, string?)"/>
    public static Task True(Func<Task<bool>> isTrue, TimeSpan? limit = null, [CallerArgumentExpression(nameof(isTrue))] string? condition = null) =>
        Get(isTrue, value => value, limit, condition);
}

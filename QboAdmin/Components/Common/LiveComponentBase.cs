using Microsoft.AspNetCore.Components;
using QboAdmin.Live;

namespace QboAdmin.Components.Common;

/// <summary>
/// A component that follows live values from its first to its last moment. It paints at most ten times a second however fast they change,
/// and always paints the newest.
/// </summary>
public abstract class LiveComponentBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan BetweenPaints = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _ends = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<Task> _followers = [];

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Ends => _ends.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        await OnDisposeAsync();
        await Task.WhenAll(_followers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ends.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what else the component holds.</summary>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Applies the present value at once, and every later one with a repaint.</summary>
    private protected void Follow<T>(LiveSubscription<T> subscription, Action<T> apply)
    {
        _subscriptions.Add(subscription);
        apply(subscription.Current);
        _followers.Add(FollowAsync(subscription, apply));
    }

    /// <summary>Does something again and again until the component ends, with a pause between two turns, and repaints after each.</summary>
    private protected void Repeat(TimeSpan pause, TimeProvider time, Func<Task> turn) => _followers.Add(RepeatAsync(pause, time, turn));

    private async Task RepeatAsync(TimeSpan pause, TimeProvider time, Func<Task> turn)
    {
        try
        {
            while (!_ends.IsCancellationRequested)
            {
                await Task.Delay(pause, time, _ends.Token);
                await InvokeAsync(turn);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            // The component has ended.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowAsync<T>(LiveSubscription<T> subscription, Action<T> apply)
    {
        try
        {
            await foreach (var value in subscription.Changes(_ends.Token))
            {
                await InvokeAsync(() =>
                {
                    apply(value);
                    StateHasChanged();
                });
                await Task.Delay(BetweenPaints, _ends.Token);
            }
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            // The component has ended.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

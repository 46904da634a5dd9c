using Microsoft.AspNetCore.Components;
using QboAdmin.Components.Connection;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Layout;

/// <summary>The bar on every page: where one is, which environment, how the connection is, who one is.</summary>
public sealed partial class TopBar
{
    private ConnectionSnapshot _snapshot = default!;
    private string _spoken = "";

    [Inject]
    private ConnectionFeed Feed { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Follow(Feed.Subscribe(), snapshot =>
    {
        // Only a change of state is worth interrupting somebody who listens instead of looking.
        if (_snapshot is not null && _snapshot.State != snapshot.State)
        {
            _spoken = $"QuickBooks: {StateWords.Of(snapshot.State).Word}";
        }

        _snapshot = snapshot;
    });
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Components.Connection;

/// <summary>The one card of each landing page.</summary>
public sealed partial class LandingCard
{
    private ConnectionSnapshot _snapshot = default!;
    private bool _mayOperate;

    /// <summary>Why somebody is here.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The picture above it.</summary>
    [Parameter, EditorRequired]
    public string Icon { get; set; } = "";

    /// <summary>The same in a sentence or two.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    /// <summary>Whether to offer a consent even while the connection works.</summary>
    [Parameter]
    public bool AlwaysOffersConsent { get; set; }

    [Inject]
    private ConnectionFeed Feed { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    private bool NeedsConsent => AlwaysOffersConsent || _snapshot.State is ConnectionState.NotConnected or ConnectionState.ReconnectNeeded;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Feed.Subscribe(), snapshot => _snapshot = snapshot);
        _mayOperate = Actor.From((await State).User).MayOperate;
    }
}

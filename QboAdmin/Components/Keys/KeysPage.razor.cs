using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QboAdmin.Keys;
using QboAdmin.Values;

namespace QboAdmin.Components.Keys;

/// <summary>What is in Redis: the four keys and what the doctor says of them, the server, and all other keys.</summary>
public sealed partial class KeysPage
{
    private KeysPicture _picture = KeysPicture.Unknown;
    private StraySweep _strays = StraySweep.Unknown;
    private ServerFacts _facts = ServerFacts.Unknown;
    private QboEnvironment _chosen;
    private Diagnosis _diagnosis = new([], [], IsLooking: true);
    private Actor? _person;

    /// <summary>Whose four keys are shown; this installation's own without it.</summary>
    [SupplyParameterFromQuery(Name = "env")]
    public string? Env { get; set; }

    /// <summary>Which of the other keys are listed.</summary>
    [SupplyParameterFromQuery(Name = "pattern")]
    public string? Pattern { get; set; }

    /// <summary>Which type of them.</summary>
    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    /// <summary>Which of them is open.</summary>
    [SupplyParameterFromQuery(Name = "key")]
    public string? Key { get; set; }

    [Inject]
    private KeyWatch Watch { get; set; } = default!;

    [Inject]
    private StrayWatch Strays { get; set; } = default!;

    [Inject]
    private ServerWatch Server { get; set; } = default!;

    [Inject]
    private SiteInfo Site { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _chosen = Site.Environment;
        Follow(Watch.Picture.Subscribe(), picture => Examine(picture, _strays));
        Follow(Strays.Found.Subscribe(), strays => Examine(_picture, strays));
        Follow(Server.Facts.Subscribe(), facts => _facts = facts);
        _person = Actor.From((await State).User);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _chosen = Env is { } name && Enum.TryParse<QboEnvironment>(name, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Site.Environment;
        Examine(_picture, _strays);
    }

    private void Examine(KeysPicture picture, StraySweep strays)
    {
        (_picture, _strays) = (picture, strays);
        _diagnosis = SetDoctor.Examine(new SetCase(picture[_chosen], picture.Other(_chosen), strays, Site.Environment, Time.GetUtcNow()));
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using QboAdmin.Components.Common;
using QboAdmin.Keys;

namespace QboAdmin.Components.Keys;

/// <summary>All other keys, page by page as a tree, and the one that is open. What is listed and what is open stands in the address.</summary>
public sealed partial class OtherKeys
{
    private readonly KeyTree _tree = new();
    private Dictionary<KeyName, KeyRow> _rows = [];
    private IReadOnlyList<TreeLine> _lines = [];
    private ScanFilter _filter = ScanFilter.All;
    private KeyList _list = KeyList.Empty;
    private string _pattern = "";
    private string? _trouble;
    private bool _isLooking;
    private int _looks;
    private bool _hasBegun;
    private KeyName? _open;
    private KeyView? _view;
    private string? _viewTrouble;
    private DateTimeOffset? _vanishedAt;

    /// <summary>The pattern in the address.</summary>
    [Parameter]
    public string? Pattern { get; set; }

    /// <summary>The type in the address.</summary>
    [Parameter]
    public string? Type { get; set; }

    /// <summary>The open key in the address.</summary>
    [Parameter]
    public string? Key { get; set; }

    [Inject]
    private KeyBrowser Browser { get; set; } = default!;

    [Inject]
    private KeyService Keys { get; set; } = default!;

    [Inject]
    private SecretGuard Guard { get; set; } = default!;

    [Inject]
    private KeyWatchOptions Options { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private static string More => (KeyBrowser.SlicesAtOnce * KeyScan.Slice).ToString("N0", CultureInfo.CurrentCulture);

    private string Nothing => _filter == ScanFilter.All ? "Redis holds nothing beside the token keys." : "No key has this name and type.";

    private string Progress => _list.IsFull ? $"{KeyBrowser.MostFound.ToString("N0", CultureInfo.CurrentCulture)} found, and no more are kept. A narrower pattern finds the rest."
        : _list.IsDone ? $"All keys looked at, {Sizes.Count(_list.Names.Length, "found", "found")}."
        : _list.Total == 0 ? ""
        : $"{_list.Looked.ToString("N0", CultureInfo.CurrentCulture)} of about {_list.Total.ToString("N0", CultureInfo.CurrentCulture)} looked at, {_list.Names.Length.ToString("N0", CultureInfo.CurrentCulture)} found.";

    /// <inheritdoc/>
    protected override void OnInitialized() => Repeat(Options.OthersEvery, Time, LookAgainAsync);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var filter = ScanFilter.Of(Pattern, Type);
        var open = KeyName.Parse(Key);
        if (open is not null && open != _open)
        {
            await OpenAsync(open.Value);
        }
        else if (open is null && _open is { } shown && !IsHidden(shown))
        {
            Close();
        }

        if (!_hasBegun || filter != _filter)
        {
            (_hasBegun, _filter, _pattern) = (true, filter, filter.Pattern);
            await BeginAsync();
        }
    }

    private Task BeginAsync() => LookAsync(() => Browser.BeginAsync(_filter, Ends));

    private Task GoOnAsync() => LookAsync(() => Browser.GoOnAsync(_filter, Ends));

    private async Task LookAsync(Func<Task<Looked<KeyList>>> look)
    {
        var mine = ++_looks;
        _isLooking = true;
        StateHasChanged();
        var seen = await look();
        if (mine != _looks)
        {
            // Somebody has asked for something else meanwhile.
            return;
        }

        (_isLooking, _trouble) = (false, seen.Trouble);
        _list = seen.Value ?? _list;
        await DrawAsync();
    }

    // What is on the screen is read again: its values, and whether it is still there.
    private async Task LookAgainAsync()
    {
        if (_trouble is not null)
        {
            await BeginAsync();
        }
        else
        {
            await ReadRowsAsync();
        }

        if (_open is { } open)
        {
            await ReadViewAsync(open);
        }
    }

    private async Task DrawAsync()
    {
        _lines = _tree.Lines(_list.Names);
        await ReadRowsAsync();
    }

    private async Task ReadRowsAsync()
    {
        var names = _lines.Select(line => line.Name).OfType<KeyName>().ToList();
        if (names.Count == 0)
        {
            return;
        }

        var seen = await Browser.ReadAsync(names);
        _trouble = seen.Trouble;
        if (seen.Value is { } rows)
        {
            _rows = rows.Select(row => row.Steady(_rows.GetValueOrDefault(row.Name))).ToDictionary(row => row.Name);
        }
    }

    private Task PressAsync(TreeLine line)
    {
        switch (line.Kind)
        {
            case TreeLineKind.Folder:
                _tree.Toggle(line.Path);
                return DrawAsync();
            case TreeLineKind.More:
                _tree.ShowMore(line.Path);
                return DrawAsync();
            default:
                return ChooseAsync(line.Name!.Value);
        }
    }

    // A name that holds a secret never gets into an address.
    private async Task ChooseAsync(KeyName name)
    {
        if (name == _open)
        {
            Leave();
        }
        else if (IsHidden(name))
        {
            await OpenAsync(name);
        }
        else
        {
            Navigate(("key", name.Text));
        }
    }

    private void Leave()
    {
        Close();
        Navigate(("key", null));
    }

    private void Filter() => Navigate(("pattern", _pattern.Trim() is { Length: > 0 } pattern && Guard.Guard(pattern) is { HasSecret: false } ? pattern : null));

    private void ChooseType(ChangeEventArgs chosen) => Navigate(("type", chosen.Value as string is { Length: > 0 } type ? type : null));

    private void Navigate((string Name, string? Value) change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(change.Name, change.Value), replace: change.Name != "key");

    private bool IsHidden(KeyName name) => Guard.Guard(name.Text).HasSecret;

    private async Task OpenAsync(KeyName name)
    {
        Close();
        _open = name;
        await ReadViewAsync(name);
    }

    private void Close() => (_open, _view, _viewTrouble, _vanishedAt) = (null, null, null, null);

    private async Task ReadViewAsync(KeyName name)
    {
        var seen = await Keys.OpenAsync(name);
        if (name != _open)
        {
            return;
        }

        _viewTrouble = seen.Trouble;
        if (seen.Value is { Type: null } && _view is { Type: not null })
        {
            // What it held stays on the screen for the one who is reading it, and says that it is gone.
            _vanishedAt ??= Time.GetUtcNow();
        }
        else if (seen.Value is { } view)
        {
            (_view, _vanishedAt) = (view.Steady(_view), null);
        }
    }
}

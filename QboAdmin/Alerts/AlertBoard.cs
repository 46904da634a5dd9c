using QboAdmin.Live;

namespace QboAdmin.Alerts;

/// <summary>What every page of this instance says.</summary>
internal sealed class AlertBoard
{
    public LiveValue<AlertList> Latest { get; } = new(AlertList.Empty);
}

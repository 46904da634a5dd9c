namespace QboAdmin.Components.Common;

/// <summary>How a moment is said. The browser does it, so that nothing needs to be sent while time passes.</summary>
public enum MomentForm
{
    /// <summary>The time of day, with the date when it is another day.</summary>
    When,

    /// <summary>Hours and minutes, or the date when it is another day.</summary>
    WhenShort,

    /// <summary>Hours and minutes.</summary>
    Clock,

    /// <summary>Hours, minutes and seconds.</summary>
    Time,

    /// <summary>The date.</summary>
    Date,

    /// <summary>The date, or within a day of it the time.</summary>
    Day,

    /// <summary>The date and the time.</summary>
    Full,

    /// <summary>Date and time in UTC.</summary>
    Utc,

    /// <summary>How long ago.</summary>
    Ago,

    /// <summary>How long since.</summary>
    Since,

    /// <summary>How much is left.</summary>
    Left,
}

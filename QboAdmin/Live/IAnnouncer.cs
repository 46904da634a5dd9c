namespace QboAdmin.Live;

/// <summary>Tells all other instances. Implemented by the hub; news may be lost, so nobody relies on it alone.</summary>
internal interface IAnnouncer
{
    /// <summary>Sends; an announcement that cannot be sent is given up without an error.</summary>
    Task AnnounceAsync(NewsTopic topic, long version = 0);
}

using QboAdmin.Live;

namespace QboAdmin.Connection;

/// <summary>What the hub calls on whoever has joined it: instances, and pages or programs outside.</summary>
public interface IConnectionClient
{
    /// <summary>Something changed; read it where it is kept.</summary>
    Task Changed(News news);
}

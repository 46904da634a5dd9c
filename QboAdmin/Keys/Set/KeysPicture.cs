using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>The keys of both environments as every open page of this instance draws them.</summary>
/// <param name="Sandbox">The four of practice.</param>
/// <param name="Production">The four of real money.</param>
/// <param name="IsRead">False until Redis was read for the first time.</param>
/// <param name="Outage">Since when and why Redis can't be read; null while it can.</param>
public sealed record KeysPicture(KeySetPicture Sandbox, KeySetPicture Production, bool IsRead, Outage? Outage)
{
    /// <summary>Nothing known yet.</summary>
    public static readonly KeysPicture Unknown =
        new(KeySetPicture.Empty(QboEnvironment.Sandbox), KeySetPicture.Empty(QboEnvironment.Production), IsRead: false, Outage: null);

    /// <summary>The set of one environment.</summary>
    public KeySetPicture this[QboEnvironment environment] => environment == QboEnvironment.Sandbox ? Sandbox : Production;

    /// <summary>The set of the other one.</summary>
    public KeySetPicture Other(QboEnvironment environment) => environment == QboEnvironment.Sandbox ? Production : Sandbox;
}

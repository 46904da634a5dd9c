using QboAdmin.Receipts;
using QboAdmin.Values;

namespace QboAdmin.Tests.Receipts;

/// <summary>The company that is connected, as the test says.</summary>
internal sealed class Company : IBooksOwner
{
    public RealmId? Realm { get; set; }

    public static Company Of(RealmId? realm) => new() { Realm = realm };
}

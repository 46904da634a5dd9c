using System.Text.Json.Serialization.Metadata;

namespace QboAdmin.Intuit.Entities;

/// <summary>
/// A kind of object in QuickBooks. Members are Intuit's own, named as Intuit names them; whatever Intuit leaves out is null, and what is null
/// is not sent. Members that nobody here needs are ignored.
/// </summary>
/// <typeparam name="T">The entity itself.</typeparam>
internal interface IQboEntity<T>
    where T : class, IQboEntity<T>
{
    /// <summary>As in envelopes and queries, such as <c>SalesReceipt</c>. The resource in an address is the same in small letters.</summary>
    static abstract string EntityName { get; }

    static abstract JsonTypeInfo<T> Json { get; }

    string? Id { get; }

    /// <summary>The version that an update, void or delete must name.</summary>
    string? SyncToken { get; }
}

/// <summary>An entity that this app may create and change.</summary>
internal interface IWritableEntity<T> : IQboEntity<T>
    where T : class, IWritableEntity<T>;

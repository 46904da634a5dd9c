using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Intuit;

/// <summary>A value or the reason why there is none.</summary>
internal readonly record struct QboResult<T>
    where T : class
{
    private QboResult(T? value, QboFailure? failure) => (Value, Failure) = (value, failure);

    public T? Value { get; }

    public QboFailure? Failure { get; }

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out QboFailure? failure)
    {
        (value, failure) = (Value, Failure);
        return value is not null;
    }

    /// <summary>For interfaces, which C# does not convert by itself.</summary>
    public static QboResult<T> Of(T value) => new(value, null);

    public static implicit operator QboResult<T>(T value) => new(value, null);

    public static implicit operator QboResult<T>(QboFailure failure) => new(null, failure);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace QboAdmin.Deploy;

/// <summary>What instances say to each other on the channel of plain pub/sub.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">Who says it.</param>
/// <param name="Number">Of the call.</param>
/// <param name="Row">With <see cref="EchoKind.Row"/>: what the sender has measured.</param>
internal sealed record EchoMessage(EchoKind Kind, string From, long Number, ImmutableArray<EchoPair>? Row = null);

internal enum EchoKind
{
    /// <summary>Somebody looks: everybody measures for a while.</summary>
    Wanted,

    /// <summary>A numbered call.</summary>
    Call,

    /// <summary>The answer to it.</summary>
    Answer,

    /// <summary>What one instance has measured, for whoever looks.</summary>
    Row,
}

[JsonSerializable(typeof(EchoMessage))]
internal sealed partial class EchoJson : JsonSerializerContext;

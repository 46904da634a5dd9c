namespace QboAdmin.Intuit.Calls;

/// <summary>An object in the state somebody has seen it in.</summary>
/// <param name="SyncToken">Of that state; another one at Intuit means that somebody else has changed it since.</param>
internal sealed record EntityVersion(string Id, string SyncToken);

/// <summary>An object that is in the books no more.</summary>
internal sealed record DeletedEntity(string Id);

/// <summary>A document as bytes.</summary>
internal sealed record PdfFile(ReadOnlyMemory<byte> Bytes);

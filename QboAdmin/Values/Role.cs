namespace QboAdmin.Values;

/// <summary>What a person or program may do. Each of the first three may do all that those before it may.</summary>
public enum Role
{
    /// <summary>Sees every state, no secrets.</summary>
    Viewer,

    /// <summary>Also makes sales receipts.</summary>
    Finance,

    /// <summary>Also connects, disconnects, refreshes and reveals.</summary>
    Operator,

    /// <summary>A program: token, events and status over HTTP, no pages.</summary>
    Program,
}

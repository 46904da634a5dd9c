namespace QboAdmin.Intuit.Queries;

/// <summary>The rows of one answer.</summary>
/// <param name="Rows">Empty when nothing matches.</param>
/// <param name="StartPosition">The place of the first row, from 1.</param>
/// <param name="IsFull">Whether as many rows came as were asked for, so that more may follow.</param>
internal sealed record Page<T>(IReadOnlyList<T> Rows, int StartPosition, bool IsFull);

/// <summary>How many rows there are on all pages.</summary>
internal sealed record RowCount(int Value);

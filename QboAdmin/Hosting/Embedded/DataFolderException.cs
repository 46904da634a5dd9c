namespace QboAdmin.Hosting;

/// <summary>The data folder can't be used. The message says what to do.</summary>
internal class DataFolderException(string message, Exception inner) : Exception(message, inner);

/// <summary>Another process works with the data folder. The message says how to join it.</summary>
internal sealed class DataFolderTakenException(string path, string? join, int port, Exception inner)
    : DataFolderException(Describe(path, join, port), inner)
{
    private static string Describe(string path, string? join, int port)
    {
        var taken = $"QboAdmin is already running with the data folder {path}.";
        return join is null
            ? $"{taken} It is still starting, or has just ended. Try again."
            : $"""
            {taken}
            To start a second instance that shares its Redis and its simulator, set these and choose another port:

              {join} dotnet run --project QboAdmin -- --urls http://localhost:{port}
            """;
    }
}

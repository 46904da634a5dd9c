namespace QboAdmin.Hosting;

/// <summary>Another process works with the data folder. The message says how to join it.</summary>
internal sealed class DataFolderTakenException(string path, string? join, Exception inner) : Exception(Describe(path, join), inner)
{
    private static string Describe(string path, string? join)
    {
        var taken = $"QboAdmin is already running with the data folder {path}.";
        return join is null
            ? $"{taken} It is still starting, or has just ended. Try again."
            : $"""
            {taken}
            To start a second instance that shares its Redis and its simulator, set these and choose another port:

              {join} dotnet run --project QboAdmin -- --urls http://localhost:5001
            """;
    }
}

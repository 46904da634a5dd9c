using System.Security.Cryptography;

namespace QboAdmin.Hosting;

/// <summary>
/// The folder in which the Redis and the simulator inside this program keep their data, held by one process at a time. Files are for
/// their owner alone.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string JoinName = "join.txt";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream heldLock) => (Path, _lock) = (path, heldLock);

    public string Path { get; }

    private string JoinFile => System.IO.Path.Combine(Path, JoinName);

    /// <summary>Takes the folder, making it if need be.</summary>
    /// <param name="portToJoin">Where a second process could listen; named when the folder is taken.</param>
    /// <exception cref="DataFolderTakenException">Another process holds it.</exception>
    /// <exception cref="DataFolderException">It can't be made or written to.</exception>
    public static DataFolder Take(string path, int portToJoin)
    {
        try
        {
            Make(path);
            return new DataFolder(path, Open(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException exception) when (IsHeldByAnother(exception))
        {
            var join = System.IO.Path.Combine(path, JoinName);
            throw new DataFolderTakenException(path, File.Exists(join) ? File.ReadAllText(join) : null, portToJoin, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"The data folder {path} can't be used: {exception.Message} Set QBOADMIN_DATA to a folder that can be written, or REDIS_URL to a Redis outside.",
                exception);
        }
    }

    public string Subfolder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>A password that stays the same as long as the folder exists.</summary>
    public string Password(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        if (!File.Exists(file))
        {
            Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Leaves word for a second process how it can join this one.</summary>
    public void SayHowToJoin(string variables) => Write(JoinFile, variables);

    public void Dispose()
    {
        File.Delete(JoinFile);
        _lock.Dispose();
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.
    private static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void Write(string file, string text)
    {
        using var stream = Open(file, FileMode.Create, FileShare.Read);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    private static FileStream Open(string file, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }
}

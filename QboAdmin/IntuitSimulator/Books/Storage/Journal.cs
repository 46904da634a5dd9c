using System.Text;
using System.Text.Json;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>
/// The file of one company's books: a line for each change, on disk before its answer leaves. A last line that a crash has cut off is cut away;
/// a file that can't be understood otherwise is set aside. Without a folder nothing is kept.
/// </summary>
internal sealed class Journal(string? path, TimeProvider time, ILogger<Journal> log)
{
    private const byte NewLine = (byte)'\n';

    private readonly Lock _gate = new();

    /// <summary>Everything that was written so far, in order.</summary>
    public IReadOnlyList<JournalEntry> Load()
    {
        if (path is null || !File.Exists(path)) return [];
        var bytes = File.ReadAllBytes(path);
        var end = Array.LastIndexOf(bytes, NewLine) + 1;
        try
        {
            var lines = Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            JournalEntry[] entries = [.. lines.Select(line => JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry)!)];
            if (end < bytes.Length) CutAt(end);
            if (entries is [{ OpenedOn: not null }, ..]) return entries;
        }
        catch (JsonException problem)
        {
            SetAside(problem);
            return [];
        }
        SetAside(null);
        return [];
    }

    public void Append(JournalEntry entry)
    {
        if (path is null) return;
        lock (_gate)
        {
            try
            {
                using var stream = new FileStream(path, OwnerOnly());
                stream.Write(JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry));
                stream.WriteByte(NewLine);
                stream.Flush(flushToDisk: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Log.StateNotSaved(log, path, problem);
            }
        }
    }

    public void Remove()
    {
        if (path is not null) File.Delete(path);
    }

    private void CutAt(long end)
    {
        using var stream = new FileStream(path!, FileMode.Open, FileAccess.Write);
        stream.SetLength(end);
    }

    private void SetAside(JsonException? problem)
    {
        var aside = $"{path}.unreadable-{time.GetUtcNow().ToUnixTimeMilliseconds()}";
        File.Move(path!, aside, overwrite: true);
        Log.StateSetAside(log, aside, problem);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

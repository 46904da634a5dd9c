using System.Text.Json;
using QboAdmin.IntuitSimulator.Grants;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// The file that outlives the process. It holds refresh tokens and keys, so only its owner may read it. It is replaced as a whole, so a
/// crash leaves the old text or the new one. A file that can't be understood is set aside, and the simulator starts empty.
/// </summary>
internal sealed class StateFile(string folder, TimeProvider time, ILogger<StateFile> log)
{
    private readonly string _path = Path.Combine(folder, "intuit-simulator.json");

    public SimulatorState? Load()
    {
        CreateFolder();
        if (!File.Exists(_path)) return null;
        try
        {
            using var stream = File.OpenRead(_path);
            var state = JsonSerializer.Deserialize(stream, StateJson.Default.SimulatorState);
            if (state is { AccessTokenKey.Length: AccessTokenSeal.KeyBytes }) return state;
        }
        catch (JsonException problem)
        {
            SetAside(problem);
            return null;
        }
        SetAside(problem: null);
        return null;
    }

    /// <summary>False when the disk refused: the state then lives on in memory, and the next change tries again.</summary>
    public bool Replace(byte[] json)
    {
        var temporary = _path + ".new";
        try
        {
            using (var stream = new FileStream(temporary, OwnerOnly()))
            {
                stream.Write(json);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, _path, overwrite: true);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.StateNotSaved(log, _path, problem);
            return false;
        }
    }

    private void SetAside(JsonException? problem)
    {
        var aside = $"{_path}.unreadable-{time.GetUtcNow().ToUnixTimeMilliseconds()}";
        File.Move(_path, aside, overwrite: true);
        Log.StateSetAside(log, aside, problem);
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

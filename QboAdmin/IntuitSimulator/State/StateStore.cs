using System.Text.Json;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// Owns the one <see cref="SimulatorState"/> and the lock around it; lives as long as the application. With a file, a change is on disk
/// before its caller goes on: a token that a client holds is never unknown after a restart.
/// </summary>
internal sealed class StateStore(StateFile? file)
{
    private readonly Lock _gate = new();
    private readonly Lock _saving = new();
    private readonly SimulatorState _state = file?.Load() ?? new SimulatorState();
    private long _version;
    private long _savedVersion = -1;

    public T Read<T>(Func<SimulatorState, T> read)
    {
        lock (_gate) return read(_state);
    }

    public T Change<T>(Func<SimulatorState, T> change)
    {
        T result;
        lock (_gate)
        {
            result = change(_state);
            _version++;
        }
        Save();
        return result;
    }

    /// <summary>A change that may be lost when the process is killed: <see cref="StateSaver"/> writes it within a second.</summary>
    public void Note(Action<SimulatorState> note)
    {
        lock (_gate)
        {
            note(_state);
            _version++;
        }
    }

    /// <summary>Callers that arrive while another one writes find their change already written, and go on.</summary>
    public void Save()
    {
        if (file is null) return;
        lock (_saving)
        {
            byte[] json;
            long version;
            lock (_gate)
            {
                if (_version == _savedVersion) return;
                json = JsonSerializer.SerializeToUtf8Bytes(_state, StateJson.Default.SimulatorState);
                version = _version;
            }
            if (file.Replace(json)) _savedVersion = version;
        }
    }
}

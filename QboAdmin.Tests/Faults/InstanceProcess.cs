using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Faults;

/// <summary>An instance in a process of its own, which can be killed and frozen in the middle of a refresh.</summary>
internal sealed class InstanceProcess : IHistoryInstance
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _asked = new();
    private readonly ConcurrentDictionary<string, bool> _delivered = new();
    private readonly TaskCompletionSource _ready = New();
    private readonly ConcurrentQueue<string> _errors = new();
    private volatile TaskCompletionSource _stopped = New();
    private int _questions;

    private InstanceProcess(string name, ProcessStartInfo start)
    {
        Name = name;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public bool IsDead { get; private set; }

    public Task Stopped => _stopped.Task;

    public static async Task<InstanceProcess> StartAsync(string redisUrl, string simulator, string name, bool isQuick = true)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(InstanceProcess).Assembly.Location, "instance", redisUrl, simulator, name, isQuick ? "quick" : "patient"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var instance = new InstanceProcess(name, start);
        await Eventually.True(() => instance._ready.Task.IsCompleted || instance._process.HasExited, StartLimit);
        return instance._process.HasExited
            ? throw new InvalidOperationException($"{name} ended:\n{string.Join('\n', instance._errors)}")
            : instance;
    }

    public bool WasDelivered(string refreshToken) => _delivered.ContainsKey(refreshToken);

    public async Task<string?> TryGetTokenAsync() => TokenIn(await AskAsync("get"));

    public async Task<string?> TryReplaceAsync(string refused) => TokenIn(await AskAsync("replace", refused));

    /// <summary>What so many callers get at the same moment; each answer once.</summary>
    public async Task<string[]> StormAsync(int callers) => (await AskAsync("storm", callers)).Split(' ');

    public Task<string> ShowAsync() => AskAsync("state");

    public void StopAt(AttemptPoint point)
    {
        _stopped = New();
        Tell($"stop-at {point}");
    }

    public void Go() => Tell("go");

    public async Task FreezeAsync(TimeSpan time)
    {
        _ = kill(_process.Id, 19);
        await Task.Delay(time);
        _ = kill(_process.Id, 18);
    }

    public async Task KillAsync()
    {
        IsDead = true;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string? TokenIn(string answer) => answer.StartsWith("none:", StringComparison.Ordinal) ? null : answer;

    private Task<string> AskAsync(string what, params object[] more)
    {
        var id = Interlocked.Increment(ref _questions).ToString(CultureInfo.InvariantCulture);
        var answer = _asked[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Tell(string.Join(' ', [what, id, .. more]));
        return answer.Task;
    }

    private void Tell(string line)
    {
        lock (_asked)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
    }

    private void Hear(string? line)
    {
        switch (line?.Split(' ', 3))
        {
            case ["ready"]:
                _ready.TrySetResult();
                break;
            case ["got", var token]:
                _delivered[token] = true;
                break;
            case ["at", _]:
                _stopped.TrySetResult();
                break;
            case ["answer", var id, var answer]:
                _asked[id].TrySetResult(answer);
                break;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}

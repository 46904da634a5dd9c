using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A process that a test started and ends, with everything it printed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    public ChildProcess(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>As <c>kill -9</c>: nothing is said, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>As a platform does: SIGTERM, then patience.</summary>
    public async Task TerminateAsync()
    {
        Signal(15);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Limit);
    }

    /// <summary>Freezes the process as it stands (SIGSTOP).</summary>
    public void Freeze() => Signal(19);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public void Thaw() => Signal(18);

    public Task WaitForExitAsync(TimeSpan? limit = null) =>
        _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit ?? Eventually.Limit);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Signal(int number)
    {
        if (!_process.HasExited)
        {
            _ = kill(_process.Id, number);
        }
    }

    private void Append(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int processId, int signal);
}

using System.IO.Pipelines;

namespace QboAdmin.Live;

/// <summary>One end of a connection that stays inside this process.</summary>
internal sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = output;

    /// <summary>Two ends: what is written to one is read from the other.</summary>
    public static (IDuplexPipe Left, IDuplexPipe Right) CreatePair()
    {
        var toRight = new Pipe();
        var toLeft = new Pipe();
        return (new DuplexPipe(toLeft.Reader, toRight.Writer), new DuplexPipe(toRight.Reader, toLeft.Writer));
    }
}

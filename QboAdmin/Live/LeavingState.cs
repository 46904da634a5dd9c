namespace QboAdmin.Live;

/// <summary>Whether this instance has been told to end.</summary>
internal sealed class LeavingState
{
    private int _stage;

    /// <summary>Raised with each later stage.</summary>
    public event Action? Changed;

    public LeavingStage Stage => (LeavingStage)Volatile.Read(ref _stage);

    /// <summary>Goes on to a later stage; never back.</summary>
    public void Enter(LeavingStage stage)
    {
        if ((int)stage > Interlocked.Exchange(ref _stage, (int)stage))
        {
            Changed?.Invoke();
        }
    }
}

/// <summary>How far it has gone.</summary>
internal enum LeavingStage
{
    /// <summary>Not at all: it serves.</summary>
    Staying,

    /// <summary>It says at <c>/ready</c> that it takes nothing new, and still serves whatever comes.</summary>
    SendsNobodyNew,

    /// <summary>Its pages are asked to move over to another instance.</summary>
    PagesMove,
}

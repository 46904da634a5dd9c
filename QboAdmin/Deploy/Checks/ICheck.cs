namespace QboAdmin.Deploy;

/// <summary>Looks at one thing. It may be asked at any time, by several at once, and changes nothing.</summary>
internal interface ICheck
{
    CheckTitle Title { get; }

    /// <summary>Looks now. Whoever asks gives up after a while; what is thrown becomes a red finding.</summary>
    Task<Finding> LookAsync(CancellationToken cancellationToken);
}

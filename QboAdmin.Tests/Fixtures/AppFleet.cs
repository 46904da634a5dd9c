namespace QboAdmin.Tests.Fixtures;

/// <summary>Several instances that end with the test, also those that were replaced on the way.</summary>
internal sealed class AppFleet : IAsyncDisposable
{
    private readonly List<AppInstance> _present = [];
    private readonly List<AppInstance> _all = [];

    /// <summary>Those that have not been replaced.</summary>
    public IReadOnlyList<AppInstance> Instances => [.. _present];

    public void Add(AppInstance instance)
    {
        _present.Add(instance);
        _all.Add(instance);
    }

    public void Replace(AppInstance old, AppInstance young)
    {
        _present[_present.IndexOf(old)] = young;
        _all.Add(young);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _all)
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"--- {instance.Name}\n{instance.Log}");
            }

            await instance.DisposeAsync();
        }
    }
}

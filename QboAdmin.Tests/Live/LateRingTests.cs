using QboAdmin.Live;

namespace QboAdmin.Tests.Live;

public sealed class LateRingTests
{
    // An instance that could not start is taken apart while Redis still tells it things.
    [Fact]
    public void A_bell_that_is_rung_after_its_end_harms_nobody()
    {
        var bell = new Wake();
        bell.Dispose();

        Should.NotThrow(bell.Ring);
    }
}

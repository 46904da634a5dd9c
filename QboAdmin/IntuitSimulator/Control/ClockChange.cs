namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The body of <c>POST /control/clock</c>: by how much the simulator's clock moves on, or back when negative.</summary>
internal sealed record ClockChange(long? AdvanceSeconds = null)
{
    public const string Example = """{"advanceSeconds":3600}""";
}

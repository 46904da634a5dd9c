using QboAdmin.IntuitSimulator;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class SimulatorOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => Failures(_ => { }).ShouldBeEmpty();

    [Theory]
    [InlineData("/simulator", true)]
    [InlineData("/a/b", true)]
    [InlineData("simulator", false)]
    [InlineData("/simulator/", false)]
    [InlineData("/", false)]
    public void Prefix_is_empty_or_a_path_without_a_slash_at_its_end(string prefix, bool valid) =>
        Failures(options => options.PathPrefix = prefix).Any().ShouldBe(!valid);

    [Fact]
    public void Every_failure_is_named_at_once()
    {
        var failures = Failures(options =>
        {
            options.ClientId = "a:b";
            options.ClientSecret = " ";
            options.DataFolder = "";
            options.PathPrefix = "x";
        });

        failures.Count().ShouldBe(4);
        failures.ShouldContain(failure => failure.StartsWith("ClientSecret", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Failures(Action<SimulatorOptions> change)
    {
        var options = new SimulatorOptions();
        change(options);
        return new SimulatorOptions.Validator().Validate(null, options).Failures ?? [];
    }
}

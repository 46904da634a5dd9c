namespace QboAdmin.Tests.Browser;

/// <summary>The classes that share one <see cref="Stage"/>, one test after the other.</summary>
[CollectionDefinition(nameof(OnStage))]
public sealed class OnStage : ICollectionFixture<Stage>;

namespace QboAdmin.Values;

/// <summary>Which of Intuit's two worlds the connection belongs to. Tokens of one never work in the other.</summary>
public enum QboEnvironment
{
    /// <summary>Practice companies, with development keys.</summary>
    Sandbox,

    /// <summary>Real companies and real money, with production keys.</summary>
    Production,
}

/// <summary>How an environment is written.</summary>
public static class QboEnvironmentNames
{
    /// <summary>The name in Redis keys, settings and JSON: <c>sandbox</c> or <c>production</c>.</summary>
    public static string Key(this QboEnvironment environment) => environment == QboEnvironment.Production ? "production" : "sandbox";
}

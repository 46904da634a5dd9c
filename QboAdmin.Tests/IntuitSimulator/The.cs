using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>One fixed value of everything that the tests need.</summary>
internal static class The
{
    public const string ClientId = "simulator-client";
    public const string ClientSecret = "simulator-secret";
    public const string RedirectUri = "http://localhost:5000/qbo/callback";
    public const string State = "s t/a+t&e=’%";
    public const string Realm = "9341453081276012";
    public const string OtherRealm = "9341453081276347";
    public const string Accounting = Scopes.Accounting;
    public const string Everything = "com.intuit.quickbooks.accounting openid profile email phone address";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 17, 14, 7, TimeSpan.Zero);
}

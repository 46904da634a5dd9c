namespace QboAdmin.IntuitSimulator.Books.Shapes;

/// <summary>The shapes that several entities share. Lengths are those of Intuit's reference.</summary>
internal static class CommonShapes
{
    public static Shape Reference { get; } = new Shape("ReferenceType").Text("value").Text("name").Ignored("type");

    public static Shape Memo { get; } = new Shape("MemoRef").Text("value", 1000, "Customer Memo").Ignored("id");

    public static Shape Email { get; } = new Shape("EmailAddress").Text("Address", 100).Ignored("Id", "Default", "Tag");

    public static Shape Phone { get; } = new Shape("TelephoneNumber").Text("FreeFormNumber", 30)
        .Ignored("Id", "DeviceType", "CountryCode", "AreaCode", "ExchangeCode", "Extension", "Default", "Tag");

    public static Shape WebAddress { get; } = new Shape("WebSiteAddress").Text("URI", 1000).Ignored("Id", "Default", "Tag");

    public static Shape Address { get; } = new Shape("PhysicalAddress")
        .Text("Line1", 500).Text("Line2", 500).Text("Line3", 500).Text("Line4", 500).Text("Line5", 500)
        .Text("City", 255).Text("CountrySubDivisionCode", 255).Text("PostalCode", 30).Text("Country", 255)
        .Ignored("Id", "Lat", "Long", "CountryCode", "CountrySubDivision", "County", "PostalCodeSuffix", "Tag", "Note", "DefaultType");

    /// <summary>What every entity may carry.</summary>
    public static Shape Entity(string name) => new Shape(name)
        .Text("Id").Text("SyncToken").Flags("sparse")
        .Ignored("MetaData", "domain", "status", "CustomField", "AttachableRef", "time", "requestId", "optionsData");
}

using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>What only a receipt can: be printed and be sent.</summary>
internal sealed class ReceiptEndpoint(BooksShelf shelf, EntityEndpoint entities, ApiAnswers answers, SimulatorClock clock)
{
    public IResult Print(string realmId, string id)
    {
        if (shelf.Find(realmId)?.Read(open => open.Table(EntityKinds.SalesReceipt).Find(id)?.ToEntity()) is not { } receipt)
            return answers.Fault(ApiError.NotFound());
        return TypedResults.Bytes(ReceiptPdf.Print(CompanyList.Find(realmId)!, receipt), "application/pdf");
    }

    public IntuitAnswer Send(HttpRequest request, string realmId, string id) => shelf.Find(realmId) is { } books
        ? entities.Write(books, EntityEndpoint.KeyOf(request, ""), change => Send(change, id, request.Query["sendTo"].ToString()))
        : answers.UnsupportedOperation("send");

    private JsonObject Send(BooksChange change, string id, string sendTo)
    {
        var receipt = change.Books.Table(EntityKinds.SalesReceipt).Find(id)?.ToEntity() ?? throw new RefusedException(ApiError.NotFound());
        if (sendTo.Length > 0) receipt["BillEmail"] = new JsonObject { ["Address"] = sendTo };
        if ((receipt["BillEmail"] as JsonObject)?.Text("Address") is not { } address)
            throw new RefusedException(new ApiError("6420", "Email address required", "Business Validation Error: an email address is needed to send it.", "BillEmail"));
        if (!EmailText.IsValid(address))
            throw new RefusedException(new ApiError("2210", "Invalid Email Address format", $"Invalid Email Address format : {address}", "BillEmail"));
        var now = PacificTime.OfEntity(clock.Now);
        receipt["EmailStatus"] = "EmailSent";
        receipt["DeliveryInfo"] = new JsonObject { ["DeliveryType"] = "Email", ["DeliveryTime"] = now };
        receipt["SyncToken"] = (int.Parse(receipt.Text("SyncToken")!, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        receipt["MetaData"]!["LastUpdatedTime"] = now;
        change.Put(EntityKinds.SalesReceipt, receipt);
        return answers.Envelope(EntityKinds.SalesReceipt.Name, receipt);
    }
}

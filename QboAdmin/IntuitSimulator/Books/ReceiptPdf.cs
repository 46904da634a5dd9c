using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Companies;

namespace QboAdmin.IntuitSimulator.Books;

/// <summary>
/// Prints a receipt on one page of PDF 1.4 with a font that every reader has. That font ends with Latin-1; other letters show as question marks.
/// </summary>
internal static class ReceiptPdf
{
    private const int MostLines = 28;

    public static byte[] Print(Company company, JsonObject receipt)
    {
        var page = new StringBuilder();
        Write(page, 20, 50, 780, company.Name);
        Write(page, 10, 50, 764, $"{company.Address.Street}, {company.Address.City}, {company.Address.State} {company.Address.PostalCode}");
        Write(page, 16, 50, 724, $"Sales Receipt {receipt.Text("DocNumber")}");
        Write(page, 10, 50, 704, $"Date: {receipt.Text("TxnDate")}");
        Write(page, 10, 50, 690, $"Customer: {NameIn(receipt, "CustomerRef")}");
        Write(page, 10, 50, 676, $"Payment: {NameIn(receipt, "PaymentMethodRef")} {receipt.Text("PaymentRefNum")}");
        var y = 640;
        foreach (var line in receipt.Objects("Line").Where(line => line.Text("DetailType") != "SubTotalLineDetail").Take(MostLines))
        {
            var item = (line["SalesItemLineDetail"] as JsonObject)?["ItemRef"] is JsonObject reference ? reference.Text("name") : "Discount";
            Write(page, 10, 50, y, $"{item}  {line.Text("Description")}");
            Write(page, 10, 480, y, Money(line, "Amount"));
            y -= 16;
        }
        Write(page, 12, 400, y - 16, $"Total  {Money(receipt, "TotalAmt")}");
        if ((receipt["CustomerMemo"] as JsonObject)?.Text("value") is { } memo) Write(page, 10, 50, y - 48, memo);
        return Document(page.ToString());
    }

    private static string NameIn(JsonObject receipt, string reference) => (receipt[reference] as JsonObject)?.Text("name") ?? "";

    private static string Money(JsonObject owner, string member) => (owner.Number(member) ?? 0).ToString("#,0.00", CultureInfo.InvariantCulture);

    private static void Write(StringBuilder page, int size, int x, int y, string text)
    {
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);
        page.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td ({escaped.ReplaceLineEndings(" ")}) Tj ET\n");
    }

    // Objects, then a table of where each begins, which readers start from.
    private static byte[] Document(string page)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {Encoding.Latin1.GetByteCount(page)} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var document = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (index, content) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{document.Length:0000000000} 00000 n \n");
            document.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }
        var start = document.Length;
        document.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(document.ToString());
    }
}

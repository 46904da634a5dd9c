using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace QboAdmin.Receipts;

/// <summary>Encrypts drafts, which hold names and amounts, before they rest in Redis. They are packed first, because there is little room.</summary>
internal sealed class DraftSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("QboAdmin.ReceiptDraft");

    public byte[] Close(ReceiptDraft draft)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, draft, DraftJson.Default.ReceiptDraft);
        }

        return _protector.Protect(packed.ToArray());
    }

    /// <returns>Null when it was sealed with a key that was lost, or by a release that wrote it differently.</returns>
    public ReceiptDraft? Open(byte[] sealedDraft)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(_protector.Unprotect(sealedDraft)), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(brotli, DraftJson.Default.ReceiptDraft);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}

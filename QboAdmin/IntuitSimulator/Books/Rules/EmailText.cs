using System.Net.Mail;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>One address, or several with commas between them, as recordings hold them.</summary>
internal static class EmailText
{
    public static bool IsValid(string text) => Array.TrueForAll(
        text.Split(','), part => MailAddress.TryCreate(part.Trim(), out var address) && address.Address == part.Trim() && address.Host.Contains('.', StringComparison.Ordinal));
}

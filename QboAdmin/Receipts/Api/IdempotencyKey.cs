using System.Security.Cryptography;
using System.Text;
using QboAdmin.Intuit.Calls;

namespace QboAdmin.Receipts;

/// <summary>
/// A program's own key for one receipt. With the program's name it becomes Intuit's <c>requestid</c> and the id of the draft, so that a repeat
/// finds the first attempt, on any instance, and two programs with the same key do not meet.
/// </summary>
internal sealed record IdempotencyKey(string Text)
{
    public const string Header = "Idempotency-Key";

    public const int MaxLength = 100;

    public static IdempotencyKey? Of(HttpRequest request) => request.Headers[Header] is [{ Length: > 0 and <= MaxLength } text] && text.All(c => c is >= ' ' and <= '~')
        ? new IdempotencyKey(text)
        : null;

    public RequestId ToRequestId(string program) =>
        RequestId.Parse(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{program}\n{Text}")))[..32]);
}

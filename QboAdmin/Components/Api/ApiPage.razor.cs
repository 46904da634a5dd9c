using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.OpenApi;
using QboAdmin.Values;

namespace QboAdmin.Components.Api;

/// <summary>The OpenAPI document, to be read by people.</summary>
public sealed partial class ApiPage
{
    // What is most asked for first.
    private static readonly string[] Order = ["For other programs", "The connection"];

    private IReadOnlyList<ApiCall> _calls = [];

    [Inject]
    private SiteInfo Site { get; set; } = default!;

    [Inject]
    private PublicAddress Address { get; set; } = default!;

    [Inject(Key = "v1")]
    private IOpenApiDocumentProvider Document { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var calls = ApiCalls.Of(await Document.GetOpenApiDocumentAsync(CancellationToken.None));
        _calls = [.. calls.OrderBy(call => Array.IndexOf(Order, call.Group) is var place and >= 0 ? place : Order.Length)];
    }

    private string Curl(string method, string path) =>
        $"curl {(method == "GET" ? "" : $"-X {method} ")}-H \"Authorization: Bearer $KEY\" {Address.Origin}{path}";
}

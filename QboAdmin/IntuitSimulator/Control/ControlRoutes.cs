using QboAdmin.IntuitSimulator.Pages;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The route table of the controls, for programs (JSON in, JSON out) and for the forms of the control page.</summary>
internal static class ControlRoutes
{
    public static RouteGroupBuilder MapControl(this RouteGroupBuilder all)
    {
        var control = all.MapGroup("/control").AddEndpointFilter<OwnPagesFilter>();
        control.MapGet("", (HttpContext http) => Page.Show<ControlPage>(http, StatusCodes.Status200OK, new()
        {
            [nameof(ControlPage.Done)] = http.Request.Query["done"].ToString(),
        }));
        control.MapGet("/stats", (ControlEndpoint endpoint) => endpoint.ReadStats());
        control.MapGet("/mode", (ControlEndpoint endpoint) => endpoint.ReadMode());
        control.MapPost("/mode", (HttpRequest request, ControlEndpoint endpoint) => endpoint.SetModeAsync(request));
        control.MapGet("/clock", (ControlEndpoint endpoint) => endpoint.ReadClock());
        control.MapPost("/clock", (HttpRequest request, ControlEndpoint endpoint) => endpoint.MoveClockAsync(request));
        foreach (var action in ControlAction.All)
            control.MapPost($"/{action.Name}", (HttpRequest request, ControlEndpoint endpoint) => endpoint.RunAsync(request, action));

        control.MapGet("/books/{realmId}", (string realmId, BooksEndpoint endpoint) => endpoint.Count(realmId));
        control.MapPost("/books/{realmId}/preferences", (HttpRequest request, string realmId, BooksEndpoint endpoint) =>
            endpoint.ChangePreferencesAsync(request, realmId));
        control.MapPost("/books/{realmId}/load", (HttpRequest request, string realmId, BooksEndpoint endpoint) => endpoint.LoadAsync(request, realmId));

        control.MapGet("/faults", (FaultEndpoint endpoint) => endpoint.List());
        control.MapPost("/faults", (HttpRequest request, FaultEndpoint endpoint) => endpoint.AddAsync(request));
        control.MapDelete("/faults", (FaultEndpoint endpoint) => endpoint.Clear());
        // A form can't send DELETE.
        control.MapPost("/faults/clear", (HttpRequest request, FaultEndpoint endpoint) => endpoint.ClearAsync(request));
        return control;
    }
}

namespace QboAdmin.Audit;

internal static class AuditExtensions
{
    /// <summary>The record of who did what.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditLog>();
}

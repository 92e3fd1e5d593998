using Hangfire;
using Hangfire.Dashboard;
using InnovationPipeline.Host.Operations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Host;

/// <summary>Hangfire's own pages, for those who may operate; read only.</summary>
internal static class JobsDashboard
{
    public static void MapJobs(this IEndpointRouteBuilder app) =>
        app.MapHangfireDashboard(
            "/operations/hangfire",
            new DashboardOptions
            {
                Authorization = [],
                AsyncAuthorization = [new MayOperate()],
                IsReadOnlyFunc = _ => true,
                DisplayStorageConnectionString = false,
            }
        );

    private sealed class MayOperate : IDashboardAsyncAuthorizationFilter
    {
        public async Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            await using var scope = http.RequestServices.CreateAsyncScope();
            var access = scope.ServiceProvider.GetRequiredService<AccessTables>();
            return await access.May(http.Caller(), OperationsPermission.Operate, Scope.System, http.RequestAborted);
        }
    }
}

using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Notifications;

/// <summary>Tells people what became of what they gave: an inbox inside the product.</summary>
public sealed class NotificationsModule : Module
{
    public override Type Db => typeof(NotificationsDb);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<MessageWriter>();
}

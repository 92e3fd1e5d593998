using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Portfolio;

/// <summary>Publishes what an upstream module would announce, with a delivery for each reaction, as a save does.</summary>
internal static class Announcing
{
    public static Task Announce(this House house, params IntegrationEvent[] happened) =>
        house.InTransaction(async services =>
        {
            var reactions = services.GetRequiredService<ReactionCatalogue>();
            var db = services.GetRequiredService<PortfolioDb>();
            foreach (var one in happened)
            {
                db.Add(reactions.Store(one));
                foreach (var handler in reactions.HandlersOf(one))
                    db.Add(new Delivery(one.Id, handler, one.At));
            }
            await db.SaveChangesAsync();
        });
}

using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed class EventStateApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/events/{id:guid}", (Guid id, HttpContext http) => http.Ask(new StandingOfEvent(id)));
        api.MapPost(
            "/events/{id:guid}/state",
            async (Guid id, Change change, HttpContext http) =>
            {
                await http.Send(change.For(id));
                return Results.NoContent();
            }
        );
    }

    /// <param name="Move">Publish, OpenRegistration, CloseRegistration, GoLive, Close, Archive, Cancel or Postpone</param>
    internal sealed record Change(string? Move, string? Reason, DateOnly? Day)
    {
        public ICommand For(Guid id)
        {
            if (!Enum.TryParse<EventMove>(Move, out var move) || !Enum.IsDefined(move))
                throw new Invalid(nameof(Move), $"Send one of: {string.Join(", ", Enum.GetNames<EventMove>())}");
            return move switch
            {
                EventMove.Publish => new PublishEvent(id),
                EventMove.OpenRegistration => new OpenRegistration(id),
                EventMove.CloseRegistration => new CloseRegistration(id),
                EventMove.GoLive => new GoLive(id),
                EventMove.Close => new CloseEvent(id),
                EventMove.Archive => new ArchiveEvent(id),
                EventMove.Cancel => new CancelEvent(id, Reason ?? ""),
                _ => new PostponeEvent(id, Day ?? throw new Invalid(nameof(Day), "Send the new day"), Reason ?? ""),
            };
        }
    }
}

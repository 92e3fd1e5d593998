#pragma warning disable MA0048, CA1822
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

// Wrong on purpose: each proves that a check can fail.
namespace InnovationPipeline.Planted.Domain
{
    internal sealed class ReadsTheDatabase
    {
        /// <summary>Only inside an async lambda, where a plain dependency search does not look.</summary>
        public Func<Task> Hidden() =>
            async () =>
            {
                await using var db = new DbContext(new DbContextOptions<DbContext>());
            };
    }
}

namespace InnovationPipeline.Planted.Data
{
    internal sealed class Store
    {
        public HttpContext? Context { get; set; }
    }
}

namespace InnovationPipeline.Planted.Features.Subject
{
    internal sealed record Unguarded : IQuery<string>;

    internal sealed class SendsACommand(Messenger messenger)
    {
        public Messenger Messenger => messenger;
    }

    internal sealed class DeepDoor : SlicePage
    {
        public Data.Store Store { get; } = new();

        public void OnGet() { }
    }
}

namespace InnovationPipeline.Planted.Reactions
{
    internal sealed class WhenSomething(Messenger messenger)
    {
        public Messenger Messenger => messenger;
    }
}

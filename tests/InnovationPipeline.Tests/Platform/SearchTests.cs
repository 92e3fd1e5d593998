using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Search;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Platform;

public sealed class SearchTests
{
    [Fact]
    public async Task Only_what_the_asker_may_see_is_found()
    {
        await using var ground = await Ground.Open();
        var fence = await ground.NewScope("event", ground.Organisation);
        await ground.NewJar("Marmalade of the house");
        await ground.Send(new MakeJar(Guid.CreateVersion7(), fence, "Marmalade of the event"));
        var (facilitator, panellist, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await ground.Give(facilitator, Role.Facilitator, fence);
        await ground.Give(panellist, Role.Panellist, ground.Organisation);

        Assert.Equal(["Marmalade of the event", "Marmalade of the house"], await Found(ground, Callers.Person(ground.Organiser)));
        Assert.Equal(["Marmalade of the event"], await Found(ground, Callers.Person(facilitator)));
        Assert.Empty(await Found(ground, Callers.Person(panellist)));
        Assert.Empty(await Found(ground, Callers.Person(stranger)));
        Assert.Empty(await Found(ground, Callers.Anonymous));
        await ground.Give(facilitator, Role.Organiser, ground.Organisation);
        Assert.Equal(["Marmalade of the event"], await Found(ground, Callers.Person(facilitator, within: fence)));
    }

    [Fact]
    public async Task A_typing_error_still_finds_and_likeness_is_limited_to_one_kind()
    {
        await using var ground = await Ground.Open();
        await ground.NewJar("Marmalade of the house");
        Assert.Single(await Found(ground, Callers.Person(ground.Organiser), "marmelade"));
        await using var scope = ground.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<SearchIndex>();
        Assert.Single(await index.Similar(Callers.Person(ground.Organiser), "Jar", "Marmalade of a house", 5, CancellationToken.None));
        Assert.Empty(await index.Similar(Callers.Person(ground.Organiser), "Idea", "Marmalade of a house", 5, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<string>> Found(Ground ground, ICaller caller, string text = "marmalade")
    {
        await using var scope = ground.Services.CreateAsyncScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<SearchIndex>()
            .Find(caller, text, skip: 0, take: 10, CancellationToken.None);
        return [.. found.Select(f => f.Title).Order(StringComparer.Ordinal)];
    }
}

using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

/// <summary>A house in which the whole demonstration has been lived.</summary>
public sealed class LivedHouse : House, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await Start("Development", await TestDatabase.Clone());
        await Services.GetRequiredService<Seeder>().Seed(CancellationToken.None);
        await Settle();
    }

    public static Guid Id(string member) => Cast.Member(member).Id;
}

/// <summary>One lived house for all tests that read it: living it takes a while.</summary>
[CollectionDefinition(nameof(LivedHouse))]
public sealed class LivedHouseIsShared : ICollectionFixture<LivedHouse>;

using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>A gate with its panel, for the tests of what panels do.</summary>
internal static class Panels
{
    public static async Task<Guid> Open(DevelopmentHouse house, Place place)
    {
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        return gate;
    }

    public static Task<Guid> SecondAssessor(DevelopmentHouse house, Place place) =>
        house.Person("Abel Assessor", (Role.Assessor, place.Organisation));

    public static Task Decide(DevelopmentHouse house, Place place, Guid gate) =>
        house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form()));
}

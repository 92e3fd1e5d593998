using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests;

/// <summary>A support unit, an integrated care board and their people, before anything has happened.</summary>
internal sealed record Town(
    Guid Unit,
    Guid Board,
    string BoardName,
    Guid Administrator,
    Guid Partner,
    Guid Organiser,
    Guid Assessor,
    Guid Chair,
    Guid Verifier,
    Guid Executive,
    Guid Owner,
    Guid BenefitOwner
)
{
    public static async Task<Town> Found(SharedHouse house)
    {
        var mark = Guid.CreateVersion7().ToString("N")[20..];
        var (unit, board, boardName) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"Brackenshire Board {mark}");
        var since = new DateOnly(2022, 7, 1);
        await house.SendAsSystem(
            new AddOrganisation(unit, $"Larkhill Unit {mark}", OrganisationKind.SupportUnit, Code: null, since, TakesChallenges: true)
        );
        await house.SendAsSystem(new AddOrganisation(board, boardName, OrganisationKind.Icb, Code: null, since));
        return new(
            unit,
            board,
            boardName,
            await house.Person("Ada Admington", (Role.Administrator, Scope.System)),
            await house.Person("Iris Icsworth", (Role.IcsPartner, board)),
            await house.Person("Olive Organista", (Role.Organiser, unit)),
            await house.Person("Asher Assessman", (Role.Assessor, unit)),
            await house.Person("Greta Gatesby", (Role.GateChair, unit)),
            await house.Person("Verity Verifield", (Role.Verifier, unit)),
            await house.Person("Edith Execford", (Role.Executive, unit)),
            await house.Person("Orson Ownerby"),
            await house.Person("Benita Bonnyfield")
        );
    }

    /// <summary>The address under which a person of the house is enrolled.</summary>
    public static string Email(Guid person) => $"{person:N}@example.org";
}

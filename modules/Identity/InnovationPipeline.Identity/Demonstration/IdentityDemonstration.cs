using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Identity.Features.People;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Identity.Demonstration;

/// <summary>The organisations, the people and who is what, before the first challenge is sent in.</summary>
internal sealed class IdentityDemonstration : IDemonstrate
{
    private static readonly DateOnly FirstDay = new(2022, 7, 1);
    private static readonly DateOnly Opening = new(2025, 9, 1);

    private static readonly (string Member, string Role, string House)[] Roles =
    [
        ("olive", Role.Organiser, Cast.Host),
        ("asher", Role.Assessor, Cast.Host),
        ("greta", Role.GateChair, Cast.Host),
        ("verity", Role.Verifier, Cast.Host),
        ("verity", Role.Verifier, "brackenshire"),
        ("edith", Role.Executive, Cast.Host),
        ("iris", Role.IcsPartner, "brackenshire"),
        ("ivor", Role.IcsPartner, "wyremouth"),
    ];

    public IEnumerable<Step> Steps()
    {
        var at = London.At(Opening, new TimeOnly(9, 0));
        foreach (var house in Cast.Organisations)
            yield return new Step(
                at,
                (stage, ct) =>
                    stage.SendAsSystem(
                        new AddOrganisation(
                            house.Id,
                            house.Name,
                            Enum.Parse<OrganisationKind>(house.Kind),
                            Code: null,
                            FirstDay,
                            TakesChallenges: house.Key == Cast.Host
                        ),
                        ct
                    )
            );
        foreach (var house in Cast.Organisations.Where(h => h.BelongsToIcs is not null))
            yield return new Step(
                at,
                (stage, ct) =>
                    stage.SendAsSystem(
                        new PlaceInIcs(Script.Id($"ics-link/{house.Key}"), house.Id, House(house.BelongsToIcs!).Id, FirstDay),
                        ct
                    )
            );
        foreach (var member in Cast.Everyone)
            yield return new Step(
                at,
                (stage, ct) => stage.SendAsSystem(new AddPerson(member.Id, member.Name, member.Email, House(member.Organisation).Id), ct)
            );
        yield return new Step(
            at,
            (stage, ct) => stage.SendAsSystem(new GiveRole(Cast.Member("ada").Id, Role.Administrator, Scope.System), ct)
        );
        foreach (var (member, role, house) in Roles)
            yield return new Step(
                at.AddMinutes(30),
                (stage, ct) => stage.Send("ada", new GiveRole(Cast.Member(member).Id, role, House(house).Id), ct)
            );
    }

    private static Establishment House(string key) => Cast.Organisations.Single(h => h.Key == key);
}

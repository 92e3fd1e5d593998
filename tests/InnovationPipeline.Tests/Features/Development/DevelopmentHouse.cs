using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Challenges.Features.Submissions;
using InnovationPipeline.Challenges.Features.Triage;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Development.Reactions;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Contracts;
using Microsoft.Extensions.DependencyInjection;
using House = InnovationPipeline.Testing.House;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>The real host, with ideas, groups and results told by a stand-in: Development is tested from its contracts on.</summary>
public sealed class DevelopmentHouse : House, IAsyncLifetime
{
    internal Upstream Upstream { get; } = new();

    public async ValueTask InitializeAsync() =>
        await Start(
            "Development",
            await TestDatabase.Clone(),
            standIns: services =>
            {
                services.AddSingleton<IIdeas>(Upstream);
                services.AddSingleton<IIdeaAnswers>(Upstream);
                services.AddSingleton<IInnovationEvents>(Upstream);
                services.AddSingleton<IResults>(Upstream);
                services.AddSingleton<IThemeSuggestions>(Upstream);
            }
        );

    /// <summary>What the job does every minute.</summary>
    internal Task ReleaseDue() => new ReleaseDecisionsWhenDue(Messenger).Run(CancellationToken.None);

    /// <summary>An organisation with its people, an event, and an idea that has won.</summary>
    internal async Task<Place> Place(IdeaCase? idea = null)
    {
        var organisation = Guid.CreateVersion7();
        await SendAsSystem(
            new AddOrganisation(
                organisation,
                $"Support Unit {organisation:N}",
                OrganisationKind.SupportUnit,
                null,
                new DateOnly(2020, 1, 1)
            )
        );
        var (innovationEvent, ideaId) = await Idea(organisation, idea);
        var place = new Place(
            organisation,
            innovationEvent,
            ideaId,
            Organiser: await Person("Olga Organiser", (Role.Organiser, organisation)),
            Assessor: await Person("Anna Assessor", (Role.Assessor, organisation)),
            Chair: await Person("Chandra Chair", (Role.GateChair, organisation)),
            OtherChair: await Person("Chester Chair", (Role.GateChair, organisation)),
            Verifier: await Person("Vera Verifier", (Role.Verifier, organisation)),
            Owner: await Person("Oscar Owner"),
            BenefitOwner: await Person("Bella Benefit"),
            Initiative: Guid.CreateVersion7()
        );
        foreach (var kind in Enum.GetValues<VerifierKind>())
            await Send(
                place.Organiser,
                new AppointVerifier(Guid.CreateVersion7(), organisation, Email(place.Verifier), kind, organisation)
            );
        await Reveal(place);
        return place;
    }

    /// <summary>A top idea of an event of its own.</summary>
    internal async Task<(Guid InnovationEvent, Guid Idea)> Idea(Guid organisation, IdeaCase? idea = null)
    {
        var innovationEvent = await NewScope("event", organisation);
        var group = await NewScope("group", innovationEvent);
        var told = Upstream.Tell(
            organisation,
            innovationEvent,
            group,
            idea,
            await Person("Connie Contributor"),
            await Person("Saul Source")
        );
        await Execute("INSERT INTO platform.scopes (id, kind, parent_id) VALUES ($1, 'idea', $2)", told.Idea.Id, group);
        return (innovationEvent, told.Idea.Id);
    }

    /// <summary>What a partner has sent in, replied to and been given a yes for.</summary>
    internal async Task<(Guid Submission, Guid Partner)> Challenge(Place place, bool accepted = true, string title = "Beds")
    {
        await Execute("UPDATE identity.organisations SET takes_challenges = true WHERE id = $1", place.Organisation);
        var from = Guid.CreateVersion7();
        await SendAsSystem(new AddOrganisation(from, $"Trust {from:N}", OrganisationKind.Trust, null, new DateOnly(2020, 1, 1)));
        var partner = await Person("Petra Partner", (Role.IcsPartner, from));
        var id = Guid.CreateVersion7();
        var text = new ChallengeText(
            title,
            "free beds earlier",
            "shared plans",
            "Beds are free at 5pm, needed at noon",
            "240 patients a week",
            "Hours until a bed is free",
            Urgency.Now,
            MayBeShared: true
        );
        await Send(partner, new DraftChallenge(id, from, place.Organisation, text));
        await Send(partner, new SubmitChallenge(id));
        await Send(place.Assessor, new TakeOnSubmission(id));
        await Send(place.Assessor, new AskSubmitter(id, "In how many wards?"));
        await Send(partner, new ReplyToTriage(id, "In 14 wards"));
        if (accepted)
            await Send(place.Assessor, new AcceptSubmission(id, "It matters to every ward"));
        return (id, partner);
    }

    /// <summary>What Development does when the result is revealed.</summary>
    internal Task Reveal(Place place) =>
        InTransaction(services =>
            ActivatorUtilities
                .CreateInstance<WhenResultRevealed>(services)
                .When(
                    new ResultRevealed(place.InnovationEvent, Guid.CreateVersion7(), [place.Idea]) { At = Clock.GetUtcNow() },
                    CancellationToken.None
                )
        );

    /// <summary>What Development does when people are told what becomes of the idea.</summary>
    internal Task Dispose(Place place, string disposition, Guid? subject)
    {
        Upstream.Answer(place.Idea, disposition, Clock.GetUtcNow());
        return InTransaction(services =>
            ActivatorUtilities
                .CreateInstance<WhenIdeaDisposed>(services)
                .When(
                    new IdeaDisposed(place.InnovationEvent, place.Idea, disposition, subject) { At = Clock.GetUtcNow() },
                    CancellationToken.None
                )
        );
    }

    internal async Task<Place> PlaceWithInitiative()
    {
        var place = await Place();
        await Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        await MakeReady(place);
        return place;
    }

    /// <summary>What an initiative needs before it may leave assessment: somebody who answers for it, and an objective of the plan.</summary>
    internal async Task MakeReady(Place place, Guid? initiative = null)
    {
        var id = initiative ?? place.Initiative;
        var sro = await Person("Sara Responsible");
        await Send(place.Organiser, new NamePerson(id, Position.SeniorResponsibleOwner, Email(sro), null));
        var objective = Guid.CreateVersion7();
        await Send(
            place.Organiser,
            new AddObjective(objective, place.Organisation, "Better access", "Joint forward plan", new DateOnly(2025, 4, 1), null)
        );
        await Send(place.Organiser, new ServeObjectives(id, [objective]));
    }

    public static string Email(Guid person) => $"{person:N}@example.org";

    /// <summary>A second initiative of the same people.</summary>
    internal async Task<Place> Beside(Place place)
    {
        var (innovationEvent, idea) = await Idea(place.Organisation);
        var beside = place with { InnovationEvent = innovationEvent, Idea = idea, Initiative = Guid.CreateVersion7() };
        await Reveal(beside);
        await Send(place.Organiser, new TakeForward(beside.Initiative, idea));
        await MakeReady(beside);
        return beside;
    }
}

internal sealed record Place(
    Guid Organisation,
    Guid InnovationEvent,
    Guid Idea,
    Guid Organiser,
    Guid Assessor,
    Guid Chair,
    Guid OtherChair,
    Guid Verifier,
    Guid Owner,
    Guid BenefitOwner,
    Guid Initiative
);

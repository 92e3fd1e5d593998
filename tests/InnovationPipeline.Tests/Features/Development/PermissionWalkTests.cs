using System.Net;
using System.Reflection;
using System.Text.Json;
using InnovationPipeline.Development;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>
/// Every page and every message, for everybody. Who may is written here by hand, from who comes to do what: the code is asked only at its doors.
/// That no stage moves by an update of the database is held by PanelTests and GateTests.
/// </summary>
public sealed class PermissionWalkTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private const string WhomItWasPutTo = "Whom it was put to";
    private const string Nobody = "Nobody signed in";
    private const string NoRole = "Signed in without a role";
    private const string TheSystem = "The system";
    private const string Mark = "heliotrope";

    private static readonly string[] TheOrganisations = [Role.Organiser, Role.Executive, Role.Assessor, Role.GateChair, Role.Verifier];
    private static readonly string[] Readers = [.. TheOrganisations, Role.ProjectOwner, Role.BenefitOwner, Role.TaskOwner];
    private static readonly string[] Deliverers = [Role.Organiser, Role.ProjectOwner];
    private static readonly string[] Everybody = [.. Role.All, WhomItWasPutTo, Nobody, NoRole, TheSystem];

    /// <summary>Who may, in their own initiative or organisation. Elsewhere nobody may; a list there opens, and shows nothing of this one.</summary>
    private static readonly Area[] Areas =
    [
        new("Follow an initiative to its benefit", Readers)
        {
            Messages = """
                AdoptionOf AppraisalToRead AssessmentOf BenefitToRead ClockOf DeliveryToRead EvidenceFile EvidenceOf FundingOf GateToRead
                InitiativeSummary InitiativeThen InitiativeToRead NextGateOf NotesForReader ObjectivesOf OwnersOf PeopleOfOrigin QuestionsOf
                RisksOf SuppliersOf SummaryInWord
                """,
            Pages = """
                /initiatives/{id} /initiatives/{id}/adoption /initiatives/{id}/appraisal /initiatives/{id}/as-at /initiatives/{id}/assessment
                /initiatives/{id}/assessment/{section} /initiatives/{id}/assessment-versions /initiatives/{id}/clock /initiatives/{id}/delivery
                /initiatives/{id}/funding /initiatives/{id}/gates/new /initiatives/{id}/gates/{gateId} /initiatives/{id}/objectives
                /initiatives/{id}/origin /initiatives/{id}/people /initiatives/{id}/questions /initiatives/{id}/risks
                /initiatives/{id}/summary /initiatives/{id}/suppliers /benefits/{id} /benefits/{id}/actuals/{actualId} /api/v1/initiatives/{id}
                """,
        },
        new("Hand on or end what is one's own", Readers) { Messages = "OfferPosition OwnPositions", Pages = "/initiatives/{id}/offers" },
        new("See the whole", Readers)
        {
            IsList = true,
            Messages =
                "BarriersMet BenefitByPlace BenefitRegister ContinuationReport DiscountRates InitiativesByStage MeasureCatalogue ObjectivesServed OptimismBiasProposed StageBoard ThemesByName",
            Pages =
                "/adoption /barriers /benefits /continuation /discount-rates /initiatives /initiatives/board /measures /objectives /themes /api/v1/initiatives",
        },
        new("Read a theme", TheOrganisations) { Messages = "ThemeToRead", Pages = "/themes/{id}" },
        new("Take every idea forward", Role.Organiser)
        {
            Messages =
                "ChangeTheme LinkIdea LinkInitiative MakeTheme MergeTheme SplitTheme TakeChallengeForward TakeForward TakeThemeForward ThemesToMergeInto HandOverTheme",
            Pages = "/themes/{id}/lead /themes/{id}/merger /themes/{id}/split",
        },
        new("What waits to be taken forward", Role.Organiser)
        {
            IsList = true,
            Messages = "AcceptedChallenges HeldBy IdeasWaiting ThemeHomes",
            Pages = "/initiatives/challenges /initiatives/holders /initiatives/waiting /themes/new",
        },
        new("Develop the idea", Deliverers)
        {
            Messages = """
                AddAppraisalLine AddFunding AddMilestone AddRisk AddTask AskExperts Assume ChangeRisk ChooseRoute DescribeSupplier EndTask
                HandOverRisk HandOverTask KeepGoing
                MilestonesMovedToo MoveMilestone NamePerson OpenGate OverrideRag PauseClock RecordAdoption RemoveAppraisalLine RemoveFunding ResumeClock
                ServeObjectives
                """,
            Pages = """
                /initiatives/{id}/activity /initiatives/{id}/appraisal/assumptions /initiatives/{id}/appraisal/lines/new
                /initiatives/{id}/milestones/new /initiatives/{id}/milestones/{milestoneId} /initiatives/{id}/risks/new
                /initiatives/{id}/risks/{riskId} /initiatives/{id}/risks/{riskId}/owner /initiatives/{id}/tasks/{taskId}/owner
                """,
        },
        new("Hand over a benefit", Role.Organiser, Role.ProjectOwner, Role.BenefitOwner)
        {
            Messages = "HandOverBenefit",
            Pages = "/benefits/{id}/owner",
        },
        new("Assess", Role.Assessor)
        {
            Messages = "AssessAgain DeclareAssessmentInterest DeclareInterest JoinPanel OwnScorecardOf SaveAssessmentSection SaveScores",
            Pages = "/initiatives/{id}/gates/{gateId}/scores",
        },
        new("What waits for an assessor", Role.Assessor)
        {
            IsList = true,
            Messages = "OwnWork",
            Pages = "/assessments /assessments/next",
        },
        new("Share out assessments", Role.Organiser, Role.GateChair) { Messages = "AssignableWork AssignAssessor" },
        new("What is to be shared out", Role.Organiser, Role.GateChair) { IsList = true, Pages = "/assessments/assignments" },
        new("Decide at gates with reasons", Role.GateChair)
        {
            Messages = "ApprovePlan DecideAtGate LiftRecusal",
            Pages = "/initiatives/{id}/gates/{gateId}/seats/{scorecardId}",
        },
        new("Tell people of a decision", Role.GateChair, TheSystem) { Messages = "ReleaseDecision" },
        new("What waits for a chair", Role.GateChair)
        {
            IsList = true,
            Messages = "ChairsDeskNow FirstAnswersByEvent GatesWaiting",
            Pages = "/gates",
        },
        new("Record what it gained", Role.ProjectOwner, Role.BenefitOwner)
        {
            Messages =
                "AddEvidence BenefitStartOf ChangePlan GroundBenefit NameBudget PlanAgain PlanBenefit ProposePlan RecordActual SetCollection",
            Pages = "/benefits/{id}/actuals/new /benefits/{id}/plan /benefits/{id}/terms /initiatives/{id}/benefits/new",
        },
        new("Confirm the figure", Role.Verifier) { Messages = "ReturnActual ReverseActual VerifyActual" },
        new("What waits for a verifier", Role.Verifier)
        {
            IsList = true,
            Messages = "ActualsWaiting",
            Pages = "/verification",
        },
        new("Set up the programme", Role.Organiser)
        {
            Messages = """
                AddMeasure AddObjective AppointVerifier BringMeasureBack CatalogueOf ChangeMeasure CorrectObjective EndObjective EndVerifier MakeModel MeasureToRead ModelToRead ObjectiveToRead
                ProgrammeToRead RetireMeasure SetProgramme UseModel VerifiersOf
                """,
            Pages = """
                /programmes/{id} /programmes/{id}/measures/new /programmes/{id}/measures/{measureId} /programmes/{id}/models/{modelId}
                /programmes/{id}/objectives /programmes/{id}/objectives/{objectiveId} /programmes/{id}/verifiers
                """,
        },
        new("Programmes to set up", Role.Organiser)
        {
            IsList = true,
            Messages = "ProgrammesToSet",
            Pages = "/programmes",
        },
        new("Answer what was put to a person", WhomItWasPutTo)
        {
            Messages = "AnswerOffer AnswerQuestion OfferToAnswer QuestionToAnswer",
            Pages = "/questions/{id} /transfers/{id}",
        },
        new("What is done by itself when due", TheSystem, Role.Organiser)
        {
            IsList = true,
            Messages = "ExpireOffersDue SendReminders SettleExclusionsDue",
        },
        new("Decisions and reviews when due", TheSystem, Role.GateChair) { IsList = true, Messages = "DecisionsDue RaiseAttention" },
        new("Work out a file of one's own", Everybody) { IsList = true, Messages = "AppraisedFile" },
    ];

    [Fact]
    public async Task Every_message_lets_in_whom_it_is_for_and_nobody_else()
    {
        var messages = typeof(DevelopmentModule).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IMessage))).ToList();
        Same(messages.Select(m => m.Name), Areas.SelectMany(a => a.MessageNames));
        var lived = await Live();
        var wrong = new List<string>();
        foreach (var area in Areas)
        foreach (var message in messages.Where(m => area.MessageNames.Contains(m.Name, StringComparer.Ordinal)))
        foreach (var visitor in lived.Visitors)
        {
            var found = await Sent(lived, message, visitor);
            if (Fault(area, visitor, found) is { } fault)
                wrong.Add($"{message.Name}: {fault}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Every_page_opens_for_whom_it_is_for_and_for_nobody_else()
    {
        Same(Routes(), Areas.SelectMany(a => a.PageRoutes));
        var lived = await Live();
        var wrong = new List<string>();
        foreach (var visitor in lived.Visitors.Where(v => v.Name != TheSystem))
        {
            using var browser = await house.Browse(visitor.Id);
            foreach (var area in Areas)
            foreach (var route in area.PageRoutes)
                if (Fault(area, visitor, await Opened(browser, lived.AddressOf(route), lived)) is { } fault)
                    wrong.Add($"{route}: {fault}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>What is not as the table says.</summary>
    private static string? Fault(Area area, Visitor visitor, Found found)
    {
        var may = area.Who.Contains(visitor.Name, StringComparer.Ordinal) && (visitor.IsHere || area.IsList);
        return found switch
        {
            { Failure: { } failure } => $"{visitor} made it fail: {failure}",
            _ when found.LetIn != may => $"{visitor} {(found.LetIn ? "is let in" : "is refused")}",
            { ShowsThisOne: true } when !visitor.IsHere => $"{visitor} reads of this initiative",
            _ => null,
        };
    }

    /// <summary>A domain's refusal is of what was sent, not of who sent it.</summary>
    private async Task<Found> Sent(Lived lived, Type message, Visitor visitor)
    {
        try
        {
            var answer = await Deliver(
                lived.Make(message),
                visitor switch
                {
                    { Name: TheSystem } => Callers.System,
                    { Id: { } person } => Callers.Person(person),
                    _ => Callers.Anonymous,
                }
            );
            return new Found(LetIn: true, answer is not null && lived.IsIn(JsonSerializer.Serialize(answer)));
        }
        catch (Exception refusal) when (refusal is RuleBroken or Invalid or Stale)
        {
            return new Found(LetIn: true);
        }
        catch (Exception refusal) when (refusal is Forbidden or SignInNeeded)
        {
            return new Found(LetIn: false);
        }
        catch (NotFound refusal)
        {
            // Of a place that the sender may not know; or, further in, of a second thing that was named at random.
            var atTheDoor = refusal.StackTrace!.Contains(nameof(Verdict), StringComparison.Ordinal);
            return new Found(LetIn: !atTheDoor && message.IsAssignableTo(typeof(IScoped)));
        }
        catch (Exception failure)
        {
            return new Found(LetIn: false) { Failure = failure.ToString() };
        }
    }

    private async Task<object?> Deliver(object message, ICaller caller)
    {
        var asked = message
            .GetType()
            .GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));
        if (asked is null)
        {
            await house.Messenger.Send((ICommand)message, caller, CancellationToken.None);
            return null;
        }
        var ask = typeof(Messenger).GetMethod(nameof(Messenger.Ask))!.MakeGenericMethod(asked.GetGenericArguments());
        var answer = (Task)ask.Invoke(house.Messenger, [message, caller, CancellationToken.None])!;
        await answer;
        return answer.GetType().GetProperty("Result")!.GetValue(answer);
    }

    private static async Task<Found> Opened(Browser browser, string address, Lived lived)
    {
        using var response = await browser.Http.GetAsync(address);
        var atSignIn = response.RequestMessage!.RequestUri!.AbsolutePath is "/sign-in";
        return response.StatusCode switch
        {
            HttpStatusCode.OK when !atSignIn => new Found(LetIn: true, lived.IsIn(await response.Content.ReadAsStringAsync())),
            HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new Found(
                LetIn: false
            ),
            var status => new Found(LetIn: false) { Failure = $"{status}" },
        };
    }

    private static void Same(IEnumerable<string> there, IEnumerable<string> inTheTable) =>
        Assert.Equal(there.Order(StringComparer.Ordinal), inTheTable.Order(StringComparer.Ordinal));

    /// <summary>Of the pages, as they were compiled, and of the API, as it is served.</summary>
    private IEnumerable<string> Routes()
    {
        var module = typeof(DevelopmentModule).Assembly;
        var pages = new RazorCompiledItemLoader()
            .LoadItems(module)
            .SelectMany(item => item.Metadata.OfType<RazorCompiledItemMetadataAttribute>())
            .Where(m => m.Key is "RouteTemplate")
            .Select(m => m.Value);
        var api = house
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly == module)
            .Select(e => e.RoutePattern.RawText!);
        return pages.Concat(api).Select(r => "/" + r.TrimStart('/').Replace(":guid", "", StringComparison.Ordinal));
    }

    /// <summary>An initiative with one of everything, and everybody: at home in it, or in the same role elsewhere.</summary>
    private async Task<Lived> Live()
    {
        var filled = Filled.Of<IdeaCase>(new Filled());
        var place = await house.Place(filled with { Idea = filled.Idea with { Title = $"Telephone {Mark}" } });
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        await house.MakeReady(place);
        var asked = await house.Person("Ash Asked");
        house.Upstream.Present[place.InnovationEvent] = [asked];
        var id = place.Initiative;
        foreach (var (position, person) in new[] { (Position.ProjectOwner, place.Owner), (Position.BenefitOwner, place.BenefitOwner) })
            await house.Send(place.Organiser, new NamePerson(id, position, DevelopmentHouse.Email(person), null));
        var theme = new MakeTheme(Guid.CreateVersion7(), place.Organisation, $"Theme {Mark}");
        await house.Send(place.Organiser, theme);
        var risk = new AddRisk(Guid.CreateVersion7(), id, new RiskForm(BarrierCategory.Funding, $"Risk {Mark}", 5, 4, "Watch it", null));
        await house.Send(place.Organiser, risk);
        var task = new AddTask(
            Guid.CreateVersion7(),
            id,
            $"Task {Mark}",
            DevelopmentHouse.Email(place.Organiser),
            new DateOnly(2030, 1, 1)
        );
        await house.Send(place.Organiser, task);
        var milestone = new AddMilestone(Guid.CreateVersion7(), id, $"Step {Mark}", new DateOnly(2027, 1, 1), null);
        await house.Send(place.Organiser, milestone);
        var benefit = HistoryTests.Planning(place) with { Measure = $"Hours {Mark}" };
        await house.Send(place.BenefitOwner, benefit);
        var actual = new RecordActual(Guid.CreateVersion7(), benefit.Id, benefit.Plan.Profile[0].Start, 300m, 100m, "Rotas", null);
        await house.Send(place.BenefitOwner, actual);
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, id));
        await house.Send(place.Assessor, new JoinPanel(id, gate));
        var seat = (await house.Ask(place.Chair, new GateToRead(id, gate))).Seats[0].ScorecardId;
        var offer = new OfferPosition(Guid.CreateVersion7(), id, Position.ProjectOwner, DevelopmentHouse.Email(asked));
        await house.Send(place.Owner, offer);
        var question = new AskExperts(Guid.CreateVersion7(), id, "Which tariff?", [asked]);
        await house.Send(place.Organiser, question);
        var section = (await house.Ask(place.Assessor, new AssessmentOf(id))).Sections[0].Key;
        var model = await house.Scalar<Guid>("SELECT stage_model_id FROM development.initiatives WHERE id = $1", id);
        var measure = await house.Scalar<Guid>("SELECT catalogue_measure_id FROM development.benefits WHERE id = $1", benefit.Id);
        var objective = await house.Scalar<Guid>("SELECT objective_id FROM development.initiative_objectives WHERE initiative_id = $1", id);
        var group = await house.Scalar<Guid>("SELECT parent_id FROM platform.scopes WHERE id = $1", place.Idea);

        var (submission, _) = await house.Challenge(place, title: $"Challenge {Mark}");
        var visitors = await Visitors(place, group, asked);
        await house.Send(visitors.Single(v => v is { Name: Role.Assessor, IsHere: true }).Id!.Value, new JoinPanel(id, gate));
        return new Lived(
            visitors,
            new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase)
            {
                ["OrganisationId"] = place.Organisation,
                ["IdeaId"] = place.Idea,
                ["SubmissionId"] = submission,
                ["ObjectiveId"] = objective,
                ["InitiativeId"] = id,
                ["ThemeId"] = theme.Id,
                ["BenefitId"] = benefit.Id,
                ["ActualId"] = actual.Id,
                ["GateId"] = gate,
                ["ScorecardId"] = seat,
                ["RiskId"] = risk.Id,
                ["MilestoneId"] = milestone.Id,
                ["TaskId"] = task.Id,
                ["ModelId"] = model,
                ["MeasureId"] = measure,
                ["OfferId"] = offer.Id,
                ["QuestionId"] = question.Id,
                ["Section"] = section,
                ["Accepts"] = false,
                ["Content"] = new ReadOnlyMemory<byte>([1, 2, 3]),
            }
        );
    }

    private async Task<IReadOnlyList<Visitor>> Visitors(Place place, Guid group, Guid asked)
    {
        var neighbour = Guid.CreateVersion7();
        var theme = new MakeTheme(Guid.CreateVersion7(), place.Organisation, "Beside it");
        await house.Send(place.Organiser, theme);
        await house.Send(place.Organiser, new TakeThemeForward(neighbour, theme.Id, "The initiative beside it"));
        var abroad = await house.PlaceWithInitiative();
        var visitors = new List<Visitor>
        {
            new(Nobody, null),
            new(TheSystem, null),
            new(NoRole, await house.Person("Nora Norole")),
            new(WhomItWasPutTo, asked),
        };
        foreach (var role in Role.All)
        {
            var (here, elsewhere) = role switch
            {
                Role.Administrator => (Scope.System, Scope.System),
                Role.ProjectOwner or Role.BenefitOwner or Role.TaskOwner => (place.Initiative, neighbour),
                Role.GroupMember => (group, abroad.InnovationEvent),
                Role.Facilitator or Role.Participant or Role.Voter or Role.Panellist or Role.Host or Role.Judge => (
                    place.InnovationEvent,
                    abroad.InnovationEvent
                ),
                _ => (place.Organisation, abroad.Organisation),
            };
            visitors.Add(new Visitor(role, await house.Person(role, (role, here))));
            if (here != elsewhere)
                visitors.Add(new Visitor(role, await house.Person(role, (role, elsewhere)), IsHere: false));
        }
        return visitors;
    }

    private sealed record Area(string Name, params string[] Who)
    {
        /// <summary>Asked of no one place: it answers what the asker may see.</summary>
        public bool IsList { get; init; }

        public string Messages { get; init; } = "";
        public string Pages { get; init; } = "";

        public string[] MessageNames => Messages.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        public string[] PageRoutes => Pages.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record Visitor(string Name, Guid? Id, bool IsHere = true)
    {
        public override string ToString() => IsHere ? Name : $"{Name} elsewhere";
    }

    private sealed record Found(bool LetIn, bool ShowsThisOne = false)
    {
        public string? Failure { get; init; }
    }

    private sealed record Lived(IReadOnlyList<Visitor> Visitors, IReadOnlyDictionary<string, object> Known)
    {
        /// <summary>The message as a stranger would put it together: real places, the rest at random.</summary>
        public object Make(Type message)
        {
            var make = message.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
            return make.Invoke([
                .. make.GetParameters().Select(p => Known.GetValueOrDefault(p.Name!) ?? new Filled().Value(p.ParameterType)),
            ]);
        }

        public string AddressOf(string route)
        {
            var id = route.TrimStart('/').Split('/')[0] switch
            {
                "benefits" => Known["BenefitId"],
                "themes" => Known["ThemeId"],
                "programmes" => Known["OrganisationId"],
                "questions" => Known["QuestionId"],
                "transfers" => Known["OfferId"],
                _ => Known["InitiativeId"],
            };
            return Known.Aggregate(
                route.Replace("{id}", $"{id}", StringComparison.Ordinal),
                (address, known) => address.Replace($"{{{known.Key}}}", $"{known.Value}", StringComparison.OrdinalIgnoreCase)
            );
        }

        public bool IsIn(string answer) =>
            answer.Contains(Mark, StringComparison.Ordinal)
            || new[] { "InitiativeId", "BenefitId", "ActualId", "GateId", "RiskId" }.Any(k =>
                answer.Contains($"{Known[k]}", StringComparison.OrdinalIgnoreCase)
            );
    }
}

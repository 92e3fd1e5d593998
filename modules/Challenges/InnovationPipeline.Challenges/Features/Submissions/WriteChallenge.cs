using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Features.Submissions;

/// <summary>What the form asks for.</summary>
internal sealed record ChallengeText(
    [property:
        Required(ErrorMessage = "Enter a short title"),
        StringLength(150, ErrorMessage = "Use 150 characters or fewer for the title")
    ]
        string Title,
    [property: Required(ErrorMessage = "Enter what should get better"), StringLength(400, ErrorMessage = "Use 400 characters or fewer")]
        string Outcome,
    [property: Required(ErrorMessage = "Enter what it should be through"), StringLength(400, ErrorMessage = "Use 400 characters or fewer")]
        string Means,
    [property:
        Required(ErrorMessage = "Enter the context and what shows the problem"),
        StringLength(4000, ErrorMessage = "Use 4,000 characters or fewer")
    ]
        string Context,
    [property: Required(ErrorMessage = "Enter who is affected"), StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")]
        string Affected,
    [property:
        Required(ErrorMessage = "Enter how you would measure that it got better"),
        StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")
    ]
        string Measures,
    Urgency Urgency,
    bool MayBeShared
)
{
    public ChallengeWords InWords()
    {
        try
        {
            return new ChallengeWords(
                Title.Trim(),
                new HowCanWe(Outcome, Means),
                Context.Trim(),
                Affected.Trim(),
                Measures.Trim(),
                Urgency,
                MayBeShared
            );
        }
        catch (RuleBroken refusal)
        {
            throw new Invalid(nameof(Outcome), refusal.Message);
        }
    }
}

internal sealed record Choices(IReadOnlyList<OrganisationCard> From, IReadOnlyList<OrganisationCard> To);

/// <summary>On whose behalf the caller may send in a challenge, and who takes challenges.</summary>
[Requires(ChallengesPermission.Submit)]
internal sealed record ChoicesForAChallenge : IQuery<Choices>;

internal sealed class ChoicesForAChallengeHandler(AccessTables access, ICaller caller, IOrganisations organisations)
    : IQueryHandler<ChoicesForAChallenge, Choices>
{
    public async Task<Choices> Handle(ChoicesForAChallenge query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, ChallengesPermission.Submit, ct);
        var from = await organisations.Cards(scopes, ct);
        return new Choices(
            [.. from.Values.OrderBy(o => o.Name, StringComparer.CurrentCulture)],
            await organisations.ThatTakeChallenges(ct)
        );
    }
}

/// <summary>Keeps a challenge as a draft that its writer checks and then sends in.</summary>
/// <param name="OrganisationId">on whose behalf</param>
[Requires(ChallengesPermission.Submit)]
internal sealed record DraftChallenge(Guid Id, Guid OrganisationId, Guid ToOrganisationId, ChallengeText Text)
    : ICommand,
        ICreates,
        IInOrganisation;

internal sealed class DraftChallengeHandler(ChallengesDb db, ICaller caller, IOrganisations organisations, TimeProvider clock)
    : ICommandHandler<DraftChallenge>
{
    public async Task Handle(DraftChallenge command, CancellationToken ct)
    {
        if ((await organisations.Cards([command.OrganisationId], ct)).Count == 0)
            throw new NotFound();
        if ((await organisations.ThatTakeChallenges(ct)).All(o => o.Id != command.ToOrganisationId))
            throw new Invalid("ToOrganisationId", "Choose an organisation that takes challenges");
        var by = caller.Person();
        db.Add(
            new ChallengeSubmission(
                command.Id,
                from: command.OrganisationId,
                to: command.ToOrganisationId,
                by,
                command.Text.InWords(),
                clock.GetUtcNow()
            )
        );
        await db.OpenScope(command.Id, "submission", command.ToOrganisationId, ct);
        await db.Give(by, Role.IcsPartner, command.Id, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record Draft(Guid Id, uint Version, ChallengeText Text);

[Requires(ChallengesPermission.Submit)]
internal sealed record DraftOf(Guid SubmissionId) : IQuery<Draft>, IInSubmission;

internal sealed class DraftOfHandler(ChallengesDb db, ICaller caller) : IQueryHandler<DraftOf, Draft>
{
    public async Task<Draft> Handle(DraftOf query, CancellationToken ct)
    {
        var s = await db.Submissions.AsNoTracking().GetOwn(query.SubmissionId, caller, ct);
        ChallengeSubmission.Rules.DraftOnly.Require(s.State == SubmissionState.Draft);
        return new Draft(
            s.Id,
            s.Version,
            new ChallengeText(s.Title, s.Outcome, s.Means, s.Context, s.Affected, s.Measures, s.Urgency, s.MayBeShared)
        );
    }
}

[Requires(ChallengesPermission.Submit)]
internal sealed record EditDraft(Guid SubmissionId, uint Version, ChallengeText Text) : ICommand, IEdits, IInSubmission;

internal sealed class EditDraftHandler(ChallengesDb db, ICaller caller) : ICommandHandler<EditDraft>
{
    public async Task Handle(EditDraft command, CancellationToken ct)
    {
        var submission = await db.Submissions.OwnOf(caller).Get(command.SubmissionId, command.Version, ct);
        submission.Edit(command.Text.InWords());
        await db.SaveChangesAsync(ct);
    }
}

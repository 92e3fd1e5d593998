using System.Text;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Registrations;

/// <param name="Saved">whether anything was saved: not while a row is wrong, unless the good ones were asked for</param>
internal sealed record ImportReport(bool Saved, int New, int Changed, int Good, IReadOnlyList<RowError> Errors);

/// <summary>
/// Registers everyone in a CSV file; sent again, it changes those with the same email address. Nothing is saved while a
/// row is wrong, unless only the good rows are asked for.
/// </summary>
[Requires(EventsPermission.Manage)]
internal sealed record ImportRegistrations(Guid InnovationEventId, [property: Sealed, NotFreeText] string Text, bool GoodRowsOnly)
    : ICommand<ImportReport>,
        IInEvent;

internal sealed class ImportRegistrationsHandler(EventsDb db, IPeople people, IOrganisations organisations, TimeProvider clock)
    : ICommandHandler<ImportRegistrations, ImportReport>
{
    private const int AtATime = 100;

    private static readonly Rule Open = new("People can be registered once the event is published, and until it is over");

    public async Task<ImportReport> Handle(ImportRegistrations request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (Encoding.UTF8.GetByteCount(request.Text) > RegistrationFile.MostBytes)
            throw new Invalid("Upload", "The file must be smaller than 5 MB");
        var e = await db.Events.AsNoTracking().Get(request.InnovationEventId, ct);
        Open.Require(e.TakesOrganisersRegistrations);
        var (rows, errors) = KnowingAreas(RegistrationFile.Read(request.Text), e);
        if (rows.Count == 0 || (errors.Count > 0 && !request.GoodRowsOnly))
            return new ImportReport(Saved: false, New: 0, Changed: 0, rows.Count, errors);

        var (made, changed) = (0, 0);
        foreach (var chunk in rows.Chunk(AtATime))
        {
            db.ChangeTracker.Clear();
            var places = await db.LockPlaces(e.Id, ct);
            foreach (var row in chunk)
                if (await Take(e, places, row, ct))
                    made++;
                else
                    changed++;
            await db.SaveChangesAsync(ct);
        }
        db.Changed(EventsModule.Topic, e.Id);
        return new ImportReport(Saved: true, made, changed, rows.Count, errors);
    }

    private static ChallengeArea? AreaNamed(InnovationEvent e, string named) =>
        e.Areas.FirstOrDefault(a =>
            string.Equals(a.Title, named, StringComparison.OrdinalIgnoreCase)
            || string.Equals($"{a.Number}", named, StringComparison.Ordinal)
        );

    private static (IReadOnlyList<FileRow> Rows, IReadOnlyList<RowError> Errors) KnowingAreas(
        (IReadOnlyList<FileRow> Rows, IReadOnlyList<RowError> Errors) read,
        InnovationEvent e
    )
    {
        var unknown = read
            .Rows.SelectMany(row =>
                row.PreferredAreas.Where(named => AreaNamed(e, named) is null)
                    .Select(named => new RowError(row.Line, $"“{named}” is not a challenge area of this event"))
            )
            .ToList();
        var lines = unknown.Select(u => u.Line).ToHashSet();
        return ([.. read.Rows.Where(r => !lines.Contains(r.Line))], [.. read.Errors.Concat(unknown).OrderBy(error => error.Line)]);
    }

    /// <returns>whether the person was not registered before</returns>
    private async Task<bool> Take(InnovationEvent e, Places places, FileRow row, CancellationToken ct)
    {
        var organisation = row.Organisation is null ? null : await organisations.Named(row.Organisation, ct);
        var profile = new Profile(
            row.Discipline,
            row.Seniority,
            row.Sector,
            organisation?.Id,
            organisation is null ? row.Organisation : null,
            IcsId: null,
            row.PresentFrom,
            row.PresentTo,
            row.Mode
        )
        {
            LineManagerEmail = row.LineManagerEmail,
            PreferredAreaIds =
            [
                .. row.PreferredAreas.Select(named => AreaNamed(e, named)).OfType<ChallengeArea>().Select(a => a.Id).Distinct(),
            ],
        };
        if (await people.WithEmail(row.Email, ct) is not { } person)
        {
            person = Guid.CreateVersion7();
            await people.Enrol(person, row.Name, row.Email, organisation?.Id, ct);
        }
        var registration = await db
            .Registrations.Include(r => r.Needs)
            .SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == person, ct);
        var isNew = registration is null;
        if (registration is null)
            db.Add(registration = new Registration(Guid.CreateVersion7(), e.Id, person, profile, clock.GetUtcNow()));
        else
            registration.Change(profile);
        registration.KeepNeeds(row.Table, row.AccessNeeds, row.Dietary);
        if (isNew || registration.State == PlaceState.Cancelled)
            await db.Admit(places, registration, ct);
        return isNew;
    }
}

using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Kernel;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Answers;

/// <summary>Registrations stay as figures; what only the staff of the event needed to know goes.</summary>
internal sealed class PersonalData(EventsDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var held = new List<PersonalDatum>();
        foreach (var r in await db.Registrations.AsNoTracking().Include(r => r.Needs).Where(r => r.PersonId == personId).ToListAsync(ct))
        {
            var name = await db.Events.Where(e => e.Id == r.InnovationEventId).Select(e => e.Name).SingleAsync(ct);
            held.Add(new("Event you registered for", $"{name}: {r.Discipline}, {PlainWords.Of(r.Sector)}, {PlainWords.Of(r.State)}"));
            if (r.Seniority is { } band)
                held.Add(new("Level of experience", PlainWords.Of(band)));
            if (r.LineManagerEmail is { } manager)
                held.Add(new("Your line manager’s email address", manager));
            if (r.Needs is { Table: not TableNeeds.None } table)
                held.Add(new("What your table needs", PlainWords.Of(table.Table)));
            if (r.Needs?.AccessNeeds is { } access)
                held.Add(new("What you need to take part", access));
            if (r.Needs?.Dietary is { } food)
                held.Add(new("Food", food));
        }
        foreach (var s in await db.Speakers.AsNoTracking().Where(s => s.PersonId == personId).ToListAsync(ct))
            held.Add(new("Speaker", $"{s.Name}, {s.Organisation}: {s.Bio}"));
        return held;
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        foreach (var registration in await db.Registrations.Include(r => r.Needs).Where(r => r.PersonId == personId).ToListAsync(ct))
            registration.Forget();
        var events = await db.Registrations.Where(r => r.PersonId == personId).Select(r => r.InnovationEventId).ToListAsync(ct);
        foreach (var run in await db.DesignRuns.Where(r => events.Contains(r.InnovationEventId)).ToListAsync(ct))
            run.ForgetNames();
        await db.SaveChangesAsync(ct);
    }
}

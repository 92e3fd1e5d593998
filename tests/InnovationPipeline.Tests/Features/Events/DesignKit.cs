using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Events.Features.Designs;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Events.Features.Registrations;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Events;

/// <summary>An event with 24 people of six disciplines and eight houses, and versions of its groups.</summary>
internal sealed class DesignKit(SharedHouse house, EventKit day)
{
    public EventKit Day { get; } = day;

    public static async Task<DesignKit> Create(SharedHouse house)
    {
        var kit = new DesignKit(house, await (await EventKit.Create(house, inDays: 10)).Opened());
        await house.Send(kit.Day.Organiser, new ImportRegistrations(kit.Day.Event, People(), GoodRowsOnly: false));
        foreach (var name in (string[])["Fay Facilitator", "Fitz Facilitator"])
            await house.Send(kit.Day.Organiser, new AppointFacilitator(kit.Day.Event, name, $"{Guid.CreateVersion7():N}@example.org"));
        return kit;
    }

    /// <summary>Person 5 is managed by person 4, person 6 needs a hearing loop, persons 7 and 8 are remote.</summary>
    private static string People()
    {
        var mark = Guid.CreateVersion7().ToString("N");
        string[] disciplines = ["Clinical", "Finance", "Operations", "Workforce", "Digital and data", "Commissioning"];
        return "name,email,organisation,discipline,seniority,sector,mode,line_manager,hearing_loop,access_needs\n"
            + string.Join(
                '\n',
                Enumerable
                    .Range(1, 24)
                    .Select(i =>
                        $"Person {i},{mark}-{i}@example.org,House {i % 8},{disciplines[i % 6]},{(i % 3 == 0 ? "Executive" : "Experienced")},"
                        + $"{(i % 6 == 0 ? "Private sector" : "NHS")},{(i is 7 or 8 ? "Remote" : "In the room")},"
                        + $"{(i == 5 ? $"{mark}-4@example.org" : "")},{(i == 6 ? "yes" : "")},{(i == 6 ? "Sits near the front" : "")}"
                    )
            );
    }

    /// <summary>Four groups of 6, the first with a hearing loop.</summary>
    public DesignBrief Brief(int seconds = 1, int minSenior = 1) =>
        new(
            [new AreaShare(Day.Area, 4)],
            MinSize: 6,
            MaxSize: 6,
            MinPresent: 0,
            new DesignRules(MaxFromOneOrganisation: 2, MinDisciplines: 3, MinSenior: minSenior),
            new Weights(),
            Epsilon: 0.01,
            seconds,
            Seed: 1
        )
        {
            Tables =
            [
                .. Enumerable.Range(1, 4).Select(n => new TablePlan(n, n == 1 ? TableNeeds.HearingLoop : TableNeeds.None, Seats: null)),
            ],
        };

    public async Task<Guid> Start(DesignBrief? brief = null, Guid? basedOn = null)
    {
        var id = Guid.CreateVersion7();
        await house.Send(Day.Organiser, new StartDesign(id, Day.Event, brief ?? Brief(), basedOn));
        return id;
    }

    public Task<DesignToRead> Read(Guid design) => house.Ask(Day.Organiser, new DesignInFull(Day.Event, design));

    /// <summary>A version whose search has ended; this test's chunks and the host's own take turns.</summary>
    public async Task<DesignToRead> Searched(Guid design)
    {
        while (true)
        {
            var read = await Read(design);
            if (read.State != DesignState.Searching)
                return read;
            if (!(await house.SendAsSystem(new AdvanceDesign())).Any)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task<DesignToRead> Found(DesignBrief? brief = null, Guid? basedOn = null) => await Searched(await Start(brief, basedOn));

    public static DesignCard GroupOf(DesignToRead design, string name) => design.Groups.Single(g => g.Members.Any(m => m.Name == name));

    public static Guid Id(DesignToRead design, string name) =>
        design.Groups.SelectMany(g => g.Members).Single(m => m.Name == name).PersonId;
}

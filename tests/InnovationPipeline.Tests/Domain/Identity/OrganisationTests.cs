using CsCheck;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Identity;

public sealed class OrganisationTests
{
    private static readonly DateOnly Day = new(2024, 4, 1);

    private static readonly Gen<(int Start, int Length, bool Open)[]> Moves = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20], Gen.Bool).Array[
        1,
        8
    ];

    [Fact]
    public void It_belongs_to_one_ICS_at_a_time()
    {
        var (trust, ics) = (Made(OrganisationKind.Trust), Made(OrganisationKind.Icb));
        trust.PlaceIn(Guid.CreateVersion7(), ics, new Period(Day));
        var refusal = Assert.Throws<RuleBroken>(() =>
            trust.PlaceIn(Guid.CreateVersion7(), Made(OrganisationKind.Icb), new Period(Day.AddDays(9)))
        );
        Assert.Equal("It already belongs to an ICS for part of that time. End that first", refusal.Message);
    }

    [Fact]
    public void Whatever_is_tried_no_two_links_overlap() =>
        Moves.Sample(moves =>
        {
            var trust = Made(OrganisationKind.Trust);
            foreach (var (start, length, open) in moves)
            {
                var from = Day.AddDays(start);
                try
                {
                    trust.PlaceIn(Guid.CreateVersion7(), Made(OrganisationKind.Icb), new Period(from, open ? null : from.AddDays(length)));
                }
                catch (RuleBroken) { }
                if (open && trust.IcsLinks[^1].To is null)
                    trust.LeaveIcs(trust.IcsLinks[^1].Id, trust.IcsLinks[^1].From.AddDays(length));
            }
            return trust.IcsLinks.All(a => trust.IcsLinks.All(b => a.Id == b.Id || !a.Period.Overlaps(b.Period)));
        });

    [Fact]
    public void It_moves_to_another_ICS_the_day_after_it_left()
    {
        var (trust, old, next) = (Made(OrganisationKind.Trust), Made(OrganisationKind.Icb), Made(OrganisationKind.Icb));
        var link = Guid.CreateVersion7();
        trust.PlaceIn(link, old, new Period(Day));
        trust.LeaveIcs(link, new DateOnly(2026, 3, 31));
        trust.PlaceIn(Guid.CreateVersion7(), next, new Period(new DateOnly(2026, 4, 1)));
        Assert.Equal(old.Id, trust.IcsOn(new DateOnly(2026, 3, 31)));
        Assert.Equal(next.Id, trust.IcsOn(new DateOnly(2026, 4, 1)));
    }

    [Fact]
    public void Only_an_integrated_care_board_has_members_and_none_is_one()
    {
        var (trust, ics) = (Made(OrganisationKind.Trust), Made(OrganisationKind.Icb));
        Assert.Throws<RuleBroken>(() => trust.PlaceIn(Guid.CreateVersion7(), Made(OrganisationKind.Company), new Period(Day)));
        Assert.Throws<RuleBroken>(() => ics.PlaceIn(Guid.CreateVersion7(), Made(OrganisationKind.Icb), new Period(Day)));
        Assert.Empty(trust.IcsLinks);
    }

    [Fact]
    public void Closing_ends_its_link_on_the_same_day_and_happens_once()
    {
        var trust = Made(OrganisationKind.Trust);
        trust.PlaceIn(Guid.CreateVersion7(), Made(OrganisationKind.Icb), new Period(Day));
        trust.Close(Day.AddDays(30));
        Assert.Equal(Day.AddDays(30), trust.IcsLinks[0].To);
        Assert.Throws<RuleBroken>(() => trust.Close(Day.AddDays(40)));
    }

    [Fact]
    public void A_single_successor_carries_the_history_on_at_once()
    {
        var (before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var merger = Succession.Record(Guid.CreateVersion7(), before, [after], Day, split: false);
        Assert.Equal(after, merger.AssignedTo);
        var told = Assert.IsType<OrganisationSucceeded>(Assert.Single(merger.TakeAnnouncements(DateTimeOffset.UnixEpoch)));
        Assert.Equal((before, after, Day), (told.PredecessorId, told.SuccessorId, told.On));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(1, true)]
    public void A_split_waits_for_a_person(int successors, bool saidToBeSplit)
    {
        var heirs = Enumerable.Range(0, successors).Select(_ => Guid.CreateVersion7()).ToList();
        var split = Succession.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), heirs, Day, saidToBeSplit);
        Assert.Null(split.AssignedTo);
        Assert.Empty(split.TakeAnnouncements(DateTimeOffset.UnixEpoch));

        Assert.Throws<RuleBroken>(() => split.Decide(Guid.CreateVersion7(), by: null, DateTimeOffset.UnixEpoch));
        split.Decide(heirs[^1], by: null, DateTimeOffset.UnixEpoch);
        Assert.Single(split.TakeAnnouncements(DateTimeOffset.UnixEpoch));
        Assert.Throws<RuleBroken>(() => split.Decide(heirs[0], by: null, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("ICB", OrganisationKind.Icb)]
    [InlineData("Integrated care board", OrganisationKind.Icb)]
    [InlineData("local authority", OrganisationKind.LocalAuthority)]
    [InlineData("Practice or network", OrganisationKind.PracticeOrNetwork)]
    public void Kinds_are_read_as_files_write_them(string text, object kind) => Assert.Equal(kind, OrganisationKinds.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("Bakery")]
    public void Other_words_are_no_kind(string text) => Assert.Null(OrganisationKinds.Read(text));

    private static Organisation Made(OrganisationKind kind) =>
        Organisation.Open(Guid.CreateVersion7(), "Larkhill", kind, code: null, new Period(Day), takesChallenges: false);
}

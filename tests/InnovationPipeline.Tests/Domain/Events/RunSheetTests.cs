using CsCheck;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events;

public class RunSheetTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static RunSheet Sheet(params BlockWords[] blocks)
    {
        var sheet = new RunSheet(Guid.CreateVersion7(), Guid.CreateVersion7(), Nine);
        foreach (var block in blocks)
            sheet.Add(Guid.CreateVersion7(), block);
        return sheet;
    }

    private static BlockWords Seated(int minutes, BlockType type = BlockType.Stage) =>
        new(type, $"Sit {minutes}", minutes, LockedStart: null, Seated: true, BlockVisibility.Public);

    private static BlockWords Standing(int minutes, int? at = null, BlockType type = BlockType.MovementBreak) =>
        new(type, $"Stand {minutes}", minutes, at, Seated: false, BlockVisibility.Public);

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm");

    [Fact]
    public void Sixty_minutes_may_be_sat_and_sixty_one_may_not()
    {
        Assert.Empty(Sheet(Seated(30), Seated(30), Standing(5), Seated(60)).Warnings());

        var sentence = Assert.Single(Sheet(Standing(10), Seated(30), Seated(31)).Obstacles(Clock));
        Assert.Contains("61 minutes from 09:10 to 10:11, from “Sit 30” to “Sit 31”", sentence);
    }

    [Fact]
    public void A_block_follows_on_unless_its_start_is_fixed()
    {
        var sheet = Sheet(Seated(20), Standing(10, at: 45), Seated(10));

        Assert.Equal([0, 45, 55], sheet.Blocks.Select(b => b.PlannedStart));
        Assert.Empty(sheet.Warnings());
    }

    [Fact]
    public void A_fixed_start_before_the_end_of_the_block_above_is_named()
    {
        var sentence = Assert.Single(Sheet(Seated(50), Standing(10, at: 45)).Obstacles(Clock));

        Assert.Contains("“Stand 10” starts at 09:45, before “Sit 50” ends at 09:50", sentence);
    }

    [Fact]
    public void The_ideas_session_ends_when_the_first_vote_starts_and_a_move_is_told_once()
    {
        var sheet = Sheet(Seated(50), Standing(10, type: BlockType.Vote), Standing(10, type: BlockType.Vote));
        Assert.Equal(Nine.AddMinutes(50), sheet.SubmissionClosesAt);
        Assert.Empty(sheet.TakeAnnouncements(Nine));

        sheet.ExtendIdeasSession(Nine.AddMinutes(65));

        Assert.Equal(Nine.AddMinutes(65), sheet.SubmissionClosesAt);
        Assert.Equal([0, 65, 75], sheet.Blocks.Select(b => b.PlannedStart));
        Assert.Equal(
            Nine.AddMinutes(65),
            Assert.IsType<SubmissionCloseMoved>(Assert.Single(sheet.TakeAnnouncements(Nine))).SubmissionClosesAt
        );
        Assert.Throws<RuleBroken>(() => sheet.ExtendIdeasSession(Nine.AddMinutes(60)));
    }

    [Fact]
    public void Blocks_moved_any_way_stay_the_same_blocks_one_after_another() =>
        Gen.Select(Gen.Int[2, 8], Gen.Select(Gen.Int[0, 7], Gen.Bool).Array[0, 20])
            .Sample(
                (count, moves) =>
                {
                    var sheet = Sheet([.. Enumerable.Range(1, count).Select(i => Seated(i))]);
                    var ids = sheet.Blocks.Select(b => b.Id).ToHashSet();
                    foreach (var (at, up) in moves)
                        sheet.Move(sheet.Blocks[at % count].Id, up);
                    Assert.True(ids.SetEquals(sheet.Blocks.Select(b => b.Id)));
                    Assert.Equal(Enumerable.Range(0, count), sheet.Blocks.Select(b => b.Position));
                    Assert.All(
                        sheet.Blocks.Zip(sheet.Blocks.Skip(1)),
                        pair => Assert.Equal(pair.First.PlannedStart + pair.First.Minutes, pair.Second.PlannedStart)
                    );
                }
            );
}

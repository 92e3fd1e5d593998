using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class StageModelTests
{
    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        foreach (var model in StageModels.BuiltIn)
        {
            foreach (var stage in model.Text.Stages)
                Assert.Equal(stage.Criteria, StageModelWriting.Criteria(StageModelWriting.Write(stage.Criteria)));
            var read = StageModelWriting.Sections(StageModelWriting.Write(model.Sections), model.Sections);
            Assert.Equal(model.Sections.Select(s => s.Key), read.Select(s => s.Key));
            Assert.Equal(model.Sections.SelectMany(s => s.Questions), read.SelectMany(s => s.Questions));
        }
    }

    [Fact]
    public void A_question_whose_words_stay_keeps_its_key_and_a_new_one_never_takes_it()
    {
        var before = NeedsAssessment.Sections;
        var read = StageModelWriting.Sections("# Evidence\nEvidence effect\n" + before[2].Questions[0].Text, before);
        Assert.Equal("evidence", read[0].Key);
        Assert.Equal(["evidence-effect-2", "evidence-effect"], read[0].Questions.Select(q => q.Key));
    }

    [Theory]
    [InlineData("No colon", "Line 1: write “Must:” or a weight and a colon, then the criterion")]
    [InlineData("Must: A\n\n11: B", "Line 3: “11” is neither “Must” nor a weight from 1 to 10")]
    [InlineData("-1: B", "Line 1: “-1” is neither “Must” nor a weight from 1 to 10")]
    public void A_criterion_that_is_not_understood_names_its_line(string written, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => StageModelWriting.Criteria(written)).Message);

    [Theory]
    [InlineData("A question?", "Line 1: begin with a section, for example “# Evidence”")]
    [InlineData("# A\nOne?\nOne?", "Line 3: this question is asked twice")]
    [InlineData("#\nOne?", "Line 1: give the section a title of 60 characters or fewer")]
    public void A_question_that_is_not_understood_names_its_line(string written, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => StageModelWriting.Sections(written, [])).Message);

    [Fact]
    public void Stages_keep_their_order_and_those_left_out_are_passed_over()
    {
        var text = StageModels.Needs.Text;
        var model = Make(text with { Stages = [text.Stages[0], text.Stages[2]] });
        Assert.Equal(Stage.BenefitRealisation, model.Next(Stage.Assessment, null));
        Assert.Equal(Stage.Closed, model.Next(Stage.BenefitRealisation, null));
        Assert.Equal(Stage.Assessment, model.Next(Stage.Parked, Stage.Assessment));
        Assert.Null(model.Next(Stage.Closed, null));
        foreach (
            var stages in new StageText[][]
            {
                [text.Stages[2]],
                [text.Stages[0]],
                [text.Stages[2], text.Stages[0]],
                [text.Stages[0], text.Stages[0], text.Stages[2]],
            }
        )
            Refuses(StageModel.Rules.FromAssessment, text with { Stages = stages });
        Refuses(StageModel.Rules.HasQuestions, text with { Sections = [] });
        Refuses(StageModel.Rules.HasCriteria, text with { Stages = [text.Stages[0] with { Criteria = [] }, .. text.Stages.Skip(1)] });
        Refuses(StageModel.Rules.PlausibleQuorum, text with { Stages = [text.Stages[0] with { Quorum = -1 }, .. text.Stages.Skip(1)] });
        Refuses(StageModel.Rules.PlausibleDays, text with { Stages = [text.Stages[0] with { WorkingDays = 0 }, .. text.Stages.Skip(1)] });
    }

    private static void Refuses(Rule rule, StageModelText text) => Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Make(text)).Rule);

    private static StageModel Make(StageModelText text) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ours", 1, text, Guid.CreateVersion7(), "Shorter", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Whom_a_gate_needs_is_named_before_it_lets_an_initiative_proceed()
    {
        var initiative = new Initiative(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            null,
            null,
            null,
            "Digital triage",
            new CarriedOver(null, null, null, []),
            Guid.CreateVersion7(),
            DateTimeOffset.UnixEpoch
        );
        var gate = StageModels.FiveCase.GateOf(Stage.Development);
        Assert.Equal(
            "Name a senior responsible owner, a benefit owner, a clinical owner and a finance owner before this initiative leaves assessment",
            Assert.Throws<RuleBroken>(() => initiative.RequireReadyToLeave(gate, servesAnObjective: true)).Message
        );
        foreach (var position in gate.Owners.Append(Position.SeniorResponsibleOwner))
            initiative.Name(position, Guid.CreateVersion7());
        initiative.RequireReadyToLeave(gate, servesAnObjective: true);
        Assert.Equal(
            Initiative.Rules.ServesThePlan,
            Assert.Throws<RuleBroken>(() => initiative.RequireReadyToLeave(gate, servesAnObjective: false)).Rule
        );
    }
}

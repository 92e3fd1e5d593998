global using Barrier = InnovationPipeline.Ideation.Domain.Barrier;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>An obstacle to an idea and what would address it.</summary>
internal sealed class Barrier : Aggregate
{
    internal const int LongestText = 500;
    internal const int LongestOwner = 120;

    internal static class Rules
    {
        internal static readonly Rule LikelihoodIsAGrade = new("Choose a likelihood from 1 to 5");
        internal static readonly Rule ImpactIsAGrade = new("Choose an impact from 1 to 5");
    }

    private Barrier(Guid id)
        : base(id) { }

    public Guid IdeaId { get; private set; }
    public BarrierFacts Facts { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }

    /// <summary>Worst first: likelihood times impact, at most 25.</summary>
    public int Weight => Facts.Likelihood * Facts.Impact;

    public bool IsAddressed => Facts.Mitigation.Length > 0 && Facts.Owner is not null;

    public static Barrier To(Idea idea, Guid id, BarrierFacts facts, GroupBoard board, DateTimeOffset now)
    {
        var barrier = new Barrier(id) { IdeaId = idea.Id, At = now };
        barrier.Write(facts, board, now);
        return barrier;
    }

    public void Write(BarrierFacts facts, GroupBoard board, DateTimeOffset now)
    {
        board.RequireOpen(now);
        Rules.LikelihoodIsAGrade.Require(facts.Likelihood is >= 1 and <= 5);
        Rules.ImpactIsAGrade.Require(facts.Impact is >= 1 and <= 5);

        Facts = facts with
        {
            Text = facts.Text.Trim(),
            Mitigation = facts.Mitigation.Trim(),
            Owner = string.IsNullOrWhiteSpace(facts.Owner) ? null : facts.Owner.Trim(),
        };
    }
}

internal sealed record BarrierFacts(BarrierCategory Category, string Text, int Likelihood, int Impact, string Mitigation, string? Owner);

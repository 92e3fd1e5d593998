using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>One opportunity or challenge of an idea, from one angle.</summary>
internal sealed class AngleNote : Aggregate
{
    internal const int LongestText = 500;

    private AngleNote(Guid id)
        : base(id) { }

    public Guid IdeaId { get; private set; }
    public Angle Angle { get; private set; }
    public bool IsOpportunity { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static AngleNote On(Idea idea, Guid id, Angle angle, bool isOpportunity, string text, GroupBoard board, DateTimeOffset now)
    {
        board.RequireOpen(now);
        return new(id)
        {
            IdeaId = idea.Id,
            Angle = angle,
            IsOpportunity = isOpportunity,
            Text = text.Trim(),
            At = now,
        };
    }
}

/// <summary>The point of view that an opportunity or challenge is seen from.</summary>
internal enum Angle
{
    Clinical,
    Finance,
    Digital,
    Operations,
    Workforce,
    Patient,
    Commercial,
}

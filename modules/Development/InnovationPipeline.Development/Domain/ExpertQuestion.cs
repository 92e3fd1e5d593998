using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>A question that takes five minutes to answer, put to named people of the day.</summary>
internal sealed class ExpertQuestion : Aggregate
{
    public const int MostExperts = 10;

    internal static class Rules
    {
        internal static readonly Rule Asked = new("Write the question in 500 characters or fewer");
        internal static readonly Rule OfSomebody = new("Choose from 1 to 10 of the people listed");
        internal static readonly Rule IsAsked = new("This question was put to other people");
        internal static readonly Rule Answers = new("Write your answer in 2,000 characters or fewer");
    }

    private readonly List<ExpertAnswer> _answers = [];

    private ExpertQuestion()
        : base(Guid.Empty) { }

    public ExpertQuestion(Guid id, Guid initiativeId, string text, IReadOnlyCollection<Guid> experts, Guid by, DateTimeOffset now)
        : base(id)
    {
        Rules.Asked.Require(text.Trim().Length is > 0 and <= 500);
        Rules.OfSomebody.Require(experts.Distinct().Count() is > 0 and <= MostExperts);
        (InitiativeId, Text, AskedBy, AskedAt) = (initiativeId, text.Trim(), by, now);
        _answers.AddRange(experts.Distinct().Select(e => new ExpertAnswer(id, e)));
    }

    public Guid InitiativeId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public IReadOnlyList<ExpertAnswer> Answers => _answers;

    public void Answer(Guid personId, string text, DateTimeOffset now)
    {
        var own = _answers.Find(a => a.PersonId == personId);
        Rules.IsAsked.Require(own is not null);
        Rules.Answers.Require(text.Trim().Length is > 0 and <= 2_000);
        own.Say(text.Trim(), now);
    }
}

internal sealed class ExpertAnswer
{
    private ExpertAnswer() { }

    internal ExpertAnswer(Guid questionId, Guid personId) => (QuestionId, PersonId) = (questionId, personId);

    public Guid QuestionId { get; private set; }
    public Guid PersonId { get; private set; }
    public string? Text { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Say(string text, DateTimeOffset now) => (Text, AnsweredAt) = (text, now);
}

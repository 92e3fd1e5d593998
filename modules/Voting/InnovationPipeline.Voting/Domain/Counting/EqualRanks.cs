namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>The runs of marks with the same rank on one ranked ballot, best first, as [From, To).</summary>
internal ref struct EqualRanks(ReadOnlySpan<Mark> marks)
{
    private readonly ReadOnlySpan<Mark> _marks = marks;

    public (int From, int To) Current { get; private set; }

    public readonly EqualRanks GetEnumerator() => this;

    public bool MoveNext()
    {
        var from = Current.To;
        if (from == _marks.Length)
            return false;
        var to = from + 1;
        while (to < _marks.Length && _marks[to].Value == _marks[from].Value)
            to++;
        Current = (from, to);
        return true;
    }
}

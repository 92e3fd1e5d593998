namespace InnovationPipeline.Events.Domain.GroupDesign;

// What is looked for in turn. Every phase works on _now and keeps what is best on the way.
internal sealed partial class GroupSearch
{
    // Temperatures as shares of a typical gain, found by trying 60 to 2,000 people.
    private const double Hottest = 0.3;
    private const double HottestAgain = 3;
    private const double Coolest = 0.005;

    private const double Warm = 0.05;
    private const int FewPeople = 30;

    // What one broken constraint weighs, in typical gains.
    private const double Fine = 3;
    private const int ManyRounds = 120;
    private const int MostRounds = 10;

    private double _heat;
    private Phase _phase;
    private int _round;

    private enum Phase
    {
        Start,
        Total,
        Smallest,
        Preferences,
    }

    /// <summary>With few people the way to a better plan may lead through broken constraints; with many it would hardly ever come back to none.</summary>
    private bool MayBreak => _bounds.People <= FewPeople;

    /// <summary>What a move gains or costs, typically.</summary>
    private double Heat => _heat > 0 ? _heat : _heat = TypicalGain();

    private long Floor => (long)Math.Ceiling(_richestTotal * (1 - _epsilon));

    /// <summary>Min-conflicts: someone of a group that breaks something goes or changes places where that mends most.</summary>
    private void Restore(int iterations)
    {
        for (var i = 0; i < iterations && _now.Broken > 0; i++)
        {
            var person = SomeoneInTrouble();
            var best = AnyMove(person);
            for (var tries = 0; tries < 12; tries++)
                if (AnyMove(person) is var move && (move.Breaks, -move.Gain).CompareTo((best.Breaks, -best.Gain)) < 0)
                    best = move;
            // Now and then a step that mends nothing, or there would be no way out of a dead end.
            if (best.Breaks <= 0 || _dice.Below(100) == 0)
            {
                _now.Make(best);
                Consider();
            }
        }
    }

    private void SeekTotal(int iterations, double cooled)
    {
        Enter(Phase.Total, from: null);
        var (round, within) = RoundOf(cooled);
        // The first round goes uphill at once, so that there is something to show; later ones look further away.
        var hottest = round == 0 ? Hottest : HottestAgain;
        var temperature = Heat * hottest * Math.Pow(Coolest / hottest, within);
        var fine = Fine * Heat;
        for (var i = 0; i < iterations; i++)
        {
            var move = AnyMove(_dice.Below(_bounds.People));
            if (move.Breaks > 0 && !MayBreak)
                continue;
            var worth = move.Gain - (fine * move.Breaks);
            if (worth < 0 && _dice.Fraction() >= Math.Exp(worth / temperature))
                continue;
            _now.Make(move);
            if (move.Gain > 0 || move.Breaks < 0)
                Consider();
        }
    }

    private void SeekSmallest(int iterations, double cooled)
    {
        Enter(Phase.Smallest, _richest);
        var (round, within) = RoundOf(cooled);
        if (round != _round && (_round = round) > 0)
            _now = new Seating(_bounds, _distances, round % 2 == 0 ? _richest : _best);
        var warm = Warm * _bestScore.Smallest;
        var temperature = warm * Math.Pow(0.01, within);
        for (var i = 0; i < iterations; i++)
        {
            var person = _dice.Below(5) == 0 ? _dice.Below(_bounds.People) : MemberOf(_now.Smallest().Group);
            var move = AnyMove(person);
            if (_now.Total + move.Gain < Floor || (move.Breaks > 0 && !MayBreak))
                continue;
            var worth =
                Math.Min(move.DiversityFrom, move.DiversityTo)
                - Math.Min(_now.Diversity(move.From), _now.Diversity(move.To))
                - (Fine * warm * move.Breaks);
            if (worth < 0 && _dice.Fraction() >= Math.Exp(worth / temperature))
                continue;
            _now.Make(move);
            Consider();
        }
    }

    /// <summary>Few people leave time for several rounds, and need them: with tight constraints each ends where it happens to.</summary>
    private (int Round, double Within) RoundOf(double cooled)
    {
        var rounds = Math.Clamp(ManyRounds / _bounds.People, 1, MostRounds);
        var at = Math.Min(cooled, 0.999999) * rounds;
        return ((int)at, at - (int)at);
    }

    private void SeekPreferences(int iterations, double cooled)
    {
        Enter(Phase.Preferences, _best);
        var (round, within) = RoundOf(cooled);
        if (round != _round && (_round = round) > 0)
            _now = new Seating(_bounds, _distances, _best);
        var temperature = Math.Pow(0.01, within);
        var detours = MayBreak && round % 2 == 1;
        var warm = Warm * _bestScore.Smallest;
        for (var i = 0; i < iterations; i++)
        {
            var move = AnyMove(SomeoneElsewhere());
            var diversity = Short(_bestScore.Smallest, Math.Min(move.DiversityFrom, move.DiversityTo), warm);
            var total = Short(Floor, _now.Total + move.Gain, Heat);
            if (!detours && (diversity + total > 0 || move.Breaks > 0))
                continue;
            var before =
                Short(_bestScore.Smallest, Math.Min(_now.Diversity(move.From), _now.Diversity(move.To)), warm)
                + Short(Floor, _now.Total, Heat);
            var worth = move.Meets - (2 * move.Breaks) - (diversity + total - before);
            if (worth < 0 && _dice.Fraction() >= Math.Exp(worth / temperature))
                continue;
            _now.Make(move);
            Consider();
        }

        static double Short(double wanted, double has, double unit) => has >= wanted ? 0 : (wanted - has) / unit;
    }

    /// <summary>Keeps the present plan if it is the best by its total, or by everything.</summary>
    private void Consider()
    {
        if (_now.Broken == 0 && _now.Total > _richestTotal)
        {
            _richestTotal = _now.Total;
            _now.GroupOf.CopyTo(_richest);
            // What was best may have given up too much, now that more is known to be possible.
            if (_bestScore.Broken > 0 || _bestScore.Total < Floor)
            {
                Keep(_now.Score());
                return;
            }
        }
        if (_now.Broken > _bestScore.Broken || (_now.Broken == 0 && _now.Total < Floor))
            return;
        var score = _now.Score();
        if (IsBetter(score))
            Keep(score);
    }

    private bool IsBetter(Score score) =>
        score.Broken != _bestScore.Broken ? score.Broken < _bestScore.Broken
        : score.Broken > 0 ? score.Total > _bestScore.Total
        : (score.Smallest, score.Met, score.Total).CompareTo((_bestScore.Smallest, _bestScore.Met, _bestScore.Total)) > 0;

    private void Keep(Score score)
    {
        _bestScore = score;
        _now.GroupOf.CopyTo(_best);
    }

    private void Enter(Phase phase, int[]? from)
    {
        if (_phase == phase)
            return;
        (_phase, _round) = (phase, 0);
        if (from is not null)
            _now = new Seating(_bounds, _distances, from);
    }

    /// <summary>Mostly a change of places; sizes allow few shifts.</summary>
    private Move AnyMove(int person)
    {
        if (_bounds.Groups == 1)
            return _now.Shift(person, 0);
        var from = _now.GroupOf[person];
        if (_dice.Below(8) == 0)
        {
            var to = _dice.Below(_bounds.Groups - 1);
            return _now.Shift(person, to >= from ? to + 1 : to);
        }
        for (var tries = 0; tries < 20; tries++)
            if (_dice.Below(_bounds.People) is var other && _now.GroupOf[other] != from)
                return _now.Swap(person, other, _distances);
        return _now.Shift(person, (from + 1) % _bounds.Groups);
    }

    private int SomeoneInTrouble()
    {
        for (var tries = 0; tries < 200; tries++)
            if (_dice.Below(_bounds.People) is var person && _now.Tally.BrokenIn(_now.GroupOf[person]) > 0)
                return person;
        return _dice.Below(_bounds.People);
    }

    private int SomeoneElsewhere()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var person = _dice.Below(_bounds.People);
            if (_bounds.Asked[person] && !_bounds.Prefers[(person * _bounds.Groups) + _now.GroupOf[person]])
                return person;
        }
        return _dice.Below(_bounds.People);
    }

    private int MemberOf(int group)
    {
        for (var tries = 0; tries < 4 * _bounds.Groups; tries++)
            if (_dice.Below(_bounds.People) is var person && _now.GroupOf[person] == group)
                return person;
        return _dice.Below(_bounds.People);
    }

    private double TypicalGain()
    {
        var sum = 1d;
        const int samples = 200;
        for (var i = 0; i < samples; i++)
            sum += Math.Abs(AnyMove(_dice.Below(_bounds.People)).Gain);
        return sum / samples;
    }
}

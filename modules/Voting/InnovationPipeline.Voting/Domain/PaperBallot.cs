using System.Security.Cryptography;
using System.Text;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain;

/// <summary>A ballot on paper, typed in by two people without seeing what the other typed; it counts once they agree.</summary>
internal sealed class PaperBallot : Aggregate
{
    public const int HighestSerial = 9_999;

    internal static class Rules
    {
        internal static readonly Rule SerialOnPaper = new($"Enter the number on the paper, from 1 to {HighestSerial}");
        internal static readonly Rule AnotherPerson = new("You typed this paper in. Someone else has to type it in a second time");
        internal static readonly Rule NotCountedYet = new("This paper has been typed in twice and is in the count");
    }

    private PaperBallot()
        : base(Guid.Empty) { }

    public PaperBallot(Guid id, Guid roundId, int serial, string marks, Guid by)
        : base(id)
    {
        Rules.SerialOnPaper.Require(serial is >= 1 and <= HighestSerial);
        (RoundId, Serial, FirstMarks, FirstBy) = (roundId, serial, marks, by);
        Key = KeyOf(roundId, serial);
    }

    public Guid RoundId { get; private set; }
    public int Serial { get; private set; }
    public string? FirstMarks { get; private set; }
    public Guid? FirstBy { get; private set; }
    public bool IsCounted { get; private set; }

    /// <summary>Both have typed it, and not the same: both start again.</summary>
    public bool Differed { get; private set; }

    /// <summary>Of the ballot that it becomes.</summary>
    public Guid Key { get; private set; }

    /// <returns>whether the two agree; where not, the paper is to be typed in twice again</returns>
    public bool TypeAgain(string marks, Guid by)
    {
        Rules.NotCountedYet.Require(!IsCounted);
        if (FirstMarks is null)
        {
            (FirstMarks, FirstBy, Differed) = (marks, by, false);
            return false;
        }
        Rules.AnotherPerson.Require(FirstBy != by);
        // What is in the box is in the box: nothing of it is kept here.
        (IsCounted, Differed) = (FirstMarks == marks, FirstMarks != marks);
        (FirstMarks, FirstBy) = (null, null);
        return IsCounted;
    }

    public static Guid KeyOf(Guid roundId, int serial) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"paper {roundId:N} {serial}")).AsSpan(0, 16));
}

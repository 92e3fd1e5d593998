namespace InnovationPipeline.Identity.Contracts;

/// <summary>How many wrong codes were typed in the last 10 minutes, counted for all hosts together.</summary>
public interface IGuesses
{
    /// <param name="what">the kind of code</param>
    /// <param name="from">whom they are counted for: an address, or whoever opened a shared device</param>
    /// <returns>false where so many were wrong that no more are looked at for a while, right ones neither</returns>
    Task<bool> MayGuess(string what, string from, int mostWrong, CancellationToken ct);

    /// <summary>Counted at once, whatever becomes of the asker's transaction.</summary>
    Task GuessedWrong(string what, string from, CancellationToken ct);
}

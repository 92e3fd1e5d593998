namespace InnovationPipeline.Kernel;

/// <summary>Asked of every module: what it holds about a person, and to forget the person while results stay.</summary>
public interface IHoldPersonalData
{
    /// <summary>Headings and values, in plain words, for the person's own copy.</summary>
    Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct);

    Task Forget(Guid personId, CancellationToken ct);
}

/// <summary>One line of what is held about a person.</summary>
public sealed record PersonalDatum(string Heading, string Value);

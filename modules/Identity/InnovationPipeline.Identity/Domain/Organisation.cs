using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Domain;

/// <summary>An organisation with the days on which it exists and the ICS it belongs to over time.</summary>
internal sealed class Organisation(Guid id) : Aggregate(id)
{
    public const int LongestName = 200;

    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter the organisation's name");
        internal static readonly Rule NameFits = new("The name must be 200 characters or fewer");
        internal static readonly Rule BelongsToAnIcb = new("Choose an integrated care board");
        internal static readonly Rule IsNotAnIcb = new("An integrated care board does not belong to another one");
        internal static readonly Rule OneIcsAtATime = new("It already belongs to an ICS for part of that time. End that first");
        internal static readonly Rule WithinItsLife = new("Enter days on which the organisation exists");
        internal static readonly Rule LinkIsKnown = new("There is no such link to an ICS");
        internal static readonly Rule NotClosedYet = new("This organisation has been closed already");
        internal static readonly Rule KeepsItsLinks = new("It belongs to an ICS before that day. Choose an earlier first day");
    }

    private readonly List<IcsLink> _icsLinks = [];

    public string Name { get; private set; } = "";
    public OrganisationKind Kind { get; private set; }
    public OrganisationCode? Code { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Receives challenges from partners and runs events.</summary>
    public bool TakesChallenges { get; private set; }
    public IReadOnlyList<IcsLink> IcsLinks => _icsLinks;

    public Period Life => new(ValidFrom, ValidTo);

    public static Organisation Open(Guid id, string name, OrganisationKind kind, OrganisationCode? code, Period life, bool takesChallenges)
    {
        var organisation = new Organisation(id)
        {
            ValidFrom = life.From,
            ValidTo = life.To,
            Kind = kind,
        };
        organisation.Describe(name, kind, code, life.From, takesChallenges);
        return organisation;
    }

    /// <summary>Corrects what is written about it; closing is another act.</summary>
    public void Describe(string name, OrganisationKind kind, OrganisationCode? code, DateOnly validFrom, bool takesChallenges)
    {
        var words = name.Trim();
        Rules.Named.Require(words.Length > 0);
        Rules.NameFits.Require(words.Length <= LongestName);
        Rules.IsNotAnIcb.Require(kind != OrganisationKind.Icb || _icsLinks.Count == 0);
        Rules.KeepsItsLinks.Require(_icsLinks.TrueForAll(link => link.From >= validFrom));
        _ = new Period(validFrom, ValidTo);

        (Name, Kind, Code, ValidFrom, TakesChallenges) = (words, kind, code, validFrom, takesChallenges);
    }

    /// <summary>The code that a text is, or none.</summary>
    public static OrganisationCode? CodeIn(string text)
    {
        try
        {
            return OrganisationCode.From(text);
        }
        catch (RuleBroken)
        {
            return null;
        }
    }

    public void PlaceIn(Guid linkId, Organisation ics, Period period)
    {
        Rules.BelongsToAnIcb.Require(ics.Kind == OrganisationKind.Icb);
        Rules.IsNotAnIcb.Require(Kind != OrganisationKind.Icb);
        Rules.WithinItsLife.Require(period.From >= ValidFrom && (ValidTo is null || period.To <= ValidTo));
        Rules.OneIcsAtATime.Require(!_icsLinks.Exists(link => link.Period.Overlaps(period)));

        _icsLinks.Add(new IcsLink(linkId, Id, ics.Id, period));
    }

    public void LeaveIcs(Guid linkId, DateOnly lastDay)
    {
        var link = _icsLinks.Find(l => l.Id == linkId);
        Rules.LinkIsKnown.Require(link is not null);
        Period.InOrder.Require(lastDay >= link.From);
        var shortened = new Period(link.From, lastDay);
        Rules.OneIcsAtATime.Require(!_icsLinks.Exists(l => l.Id != linkId && l.Period.Overlaps(shortened)));

        link.End(lastDay);
    }

    public Guid? IcsOn(DateOnly day) => _icsLinks.Find(link => link.Period.Covers(day))?.IcsId;

    public void Close(DateOnly lastDay)
    {
        Rules.NotClosedYet.Require(ValidTo is null);
        Period.InOrder.Require(lastDay >= ValidFrom);
        Rules.WithinItsLife.Require(_icsLinks.TrueForAll(link => link.From <= lastDay));

        ValidTo = lastDay;
        foreach (var link in _icsLinks.Where(link => link.To is null || link.To > lastDay))
            link.End(lastDay);
    }
}

/// <summary>The ICS that an organisation belongs to for a time.</summary>
internal sealed class IcsLink
{
    private IcsLink() { }

    internal IcsLink(Guid id, Guid organisationId, Guid icsId, Period period) =>
        (Id, OrganisationId, IcsId, From, To) = (id, organisationId, icsId, period.From, period.To);

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid IcsId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public Period Period => new(From, To);

    internal void End(DateOnly lastDay) => To = lastDay;
}

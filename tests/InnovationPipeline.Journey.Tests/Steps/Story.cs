using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests.Steps;

/// <summary>What every part of the story has: the running product, browsers, and the people of one town.</summary>
internal abstract class Story(SharedHouse house, Chromium chromium, Town town)
{
    protected const int Phone = 320;

    protected SharedHouse House => house;
    protected Chromium Chromium => chromium;
    protected Town Town => town;
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<Visitor> As(Guid person, int width = 1280, bool javaScript = true, bool keyboardOnly = false)
    {
        var visitor = await chromium.Visit(house.Address, width, javaScript, keyboardOnly);
        await visitor.SignIn(person);
        return visitor;
    }

    /// <summary>Someone with a personal link, at a screen of their own.</summary>
    public async Task<Visitor> As(Guest guest, int width = Phone, bool javaScript = true, bool keyboardOnly = false)
    {
        var visitor = await chromium.Visit(house.Address, width, javaScript, keyboardOnly);
        await visitor.Go(guest.Link);
        await visitor.Press("Join as");
        return visitor;
    }
}

/// <summary>A participant without a password: a name, a code for the desk, a link for the phone.</summary>
internal sealed record Guest(string Name, string Code, string Link);

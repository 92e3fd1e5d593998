using CsCheck;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Identity;

public sealed class PassTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_code_has_eight_characters_and_none_that_looks_like_another()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = PassCode.New();
            Assert.Matches("^[A-Z0-9]{4}-[A-Z0-9]{4}$", code);
            Assert.DoesNotContain(code, c => "0O1IL2Z5S8BUV".Contains(c, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("4c7k-9qxm")]
    [InlineData("4C7K9QXM")]
    [InlineData(" 4C7K 9QXM\n")]
    [InlineData("4c7k–9qxm")]
    public void A_code_is_read_however_it_is_typed_or_pasted(string typed) => Assert.Equal("4C7K9QXM", PassCode.Letters(typed));

    [Theory]
    [InlineData("")]
    [InlineData("Ottoline Applecross")]
    [InlineData("4C7K-9QX")]
    [InlineData("4C7K-9QX0")]
    public void What_cannot_be_a_code_is_none(string typed) => Assert.Equal("", PassCode.Letters(typed));

    [Fact]
    public void Guessing_for_any_hour_hits_a_code_with_a_chance_of_one_in_ten_thousand_at_most() =>
        Gen.Long[0, 1_000_000]
            .Sample(codes =>
            {
                var guessesInAnyHour = 2.0 * GuessLimit.InWindow(codes);
                var chance = guessesInAnyHour * codes / Math.Pow(PassCode.Alphabet.Length, PassCode.Length);
                return chance <= GuessLimit.AcceptedChance;
            });

    [Fact]
    public void Mistyping_by_a_whole_event_stays_far_below_the_limit() => Assert.True(GuessLimit.InWindow(500) > 5_000);

    [Fact]
    public void A_secret_has_128_bits_and_only_its_digest_is_kept()
    {
        var secrets = PassSecrets.New();
        Assert.Equal(16, Convert.FromHexString(secrets.Token).Length);
        var pass = Made(secrets);
        Assert.Equal(PassSecrets.DigestOf(secrets.Token), pass.TokenDigest);
        Assert.Equal(32, pass.CodeDigest.Length);
    }

    [Fact]
    public void It_holds_until_its_event_ends()
    {
        var pass = Made(PassSecrets.New());
        Assert.True(pass.Holds(Now.AddHours(1)));
        Assert.False(pass.Holds(Now.AddHours(8)));
        pass.End(Now);
        Assert.False(pass.Holds(Now.AddHours(1)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("@example.org")]
    [InlineData("a@")]
    [InlineData("a b@example.org")]
    [InlineData("a@b@c")]
    public void An_address_that_cannot_be_one_is_refused(string text) => Assert.Throws<RuleBroken>(() => EmailAddress.From(text));

    [Fact]
    public void Addresses_are_compared_without_regard_to_case() => Assert.Equal("ann@example.org", EmailAddress.From(" Ann@Example.org "));

    private static Pass Made(PassSecrets secrets) =>
        Pass.Issue(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), secrets, Now.AddHours(8));
}

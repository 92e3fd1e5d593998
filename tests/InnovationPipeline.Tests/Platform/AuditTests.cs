using InnovationPipeline.Kernel;
using Npgsql;

namespace InnovationPipeline.Tests.Platform;

public sealed class AuditTests
{
    [Fact]
    public async Task Every_act_leaves_one_entry_in_its_transaction_and_a_refused_one_leaves_nothing()
    {
        await using var ground = await Ground.Open();
        var jar = await ground.NewJar();
        await ground.Send(new PutCoin(jar, Guid.CreateVersion7()));
        await ground.Ask(ground.Organiser, new JarOf(jar));
        await Assert.ThrowsAsync<RuleBroken>(() => ground.Send(new BreakJar(jar)));

        Assert.Equal(
            "Tests.MakeJar Tests.PutCoin",
            await ground.Scalar<string>("SELECT string_agg(act, ' ' ORDER BY number) FROM platform.audit_entries")
        );
        Assert.Equal(2, await ground.Scalar<long>("SELECT count(*) FROM platform.audit_entries WHERE actor_id = $1", ground.Organiser));
        var view = await ground.Ask(ground.Organiser, new JarOf(jar));
        Assert.Equal(("Jar", 1), (view.Label, view.Coins));
        Assert.Equal(1, await ground.Scalar<long>("SELECT count(*) FROM platform.events"));
        Assert.True((await ground.VerifyAudit()).Holds);
    }

    [Fact]
    public async Task Acts_side_by_side_make_one_chain()
    {
        await using var ground = await Ground.Open();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ground.NewJar())));
        var check = await ground.VerifyAudit();
        Assert.True(check.Holds, string.Join('\n', check.Findings));
        Assert.Equal(40, check.Entries);
    }

    [Fact]
    public async Task What_is_sealed_is_not_in_the_words()
    {
        await using var ground = await Ground.Open();
        await ground.Send(new MakeJar(Guid.CreateVersion7(), ground.Organisation, "Told", Combination: "Swordfish"));
        var words = await ground.Scalar<string>("SELECT words FROM platform.audit_payloads");
        Assert.Contains("Told", words!, StringComparison.Ordinal);
        Assert.DoesNotContain("Swordfish", words!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE platform.audit_entries SET act = 'Tests.Other' WHERE number = 3", "Entry 3 is not what was written")]
    [InlineData("UPDATE platform.audit_entries SET at = at + interval '1 microsecond' WHERE number = 3", "Entry 3 is not what was written")]
    [InlineData("UPDATE platform.audit_entries SET actor_id = gen_random_uuid() WHERE number = 3", "Entry 3 is not what was written")]
    [InlineData("UPDATE platform.audit_entries SET actor_id = NULL WHERE number = 3", "Entry 3 is not what was written")]
    [InlineData(
        "UPDATE platform.audit_payloads SET words = replace(words, 'Jar', 'Pot') WHERE number = 3",
        "The words of entry 3 are not what was written"
    )]
    [InlineData(
        "UPDATE platform.audit_payloads SET salt = NULL, words = 'Other' WHERE number = 3",
        "The words of entry 3 are not what was written"
    )]
    [InlineData("UPDATE platform.audit_payloads SET words = NULL WHERE number = 3", "The words of entry 3 are not what was written")]
    [InlineData("DELETE FROM platform.audit_payloads WHERE number = 3", "The words of entry 3 are missing")]
    [InlineData(
        "DELETE FROM platform.audit_payloads WHERE number = 3; DELETE FROM platform.audit_entries WHERE number = 3",
        "Entry 3 is missing"
    )]
    [InlineData(
        "DELETE FROM platform.audit_payloads WHERE number = 5; DELETE FROM platform.audit_entries WHERE number = 5",
        "The chain does not end where its head says"
    )]
    [InlineData(
        "UPDATE platform.audit_entries SET number = 9 WHERE number = 2; UPDATE platform.audit_entries SET number = 2 WHERE number = 3; UPDATE platform.audit_entries SET number = 3 WHERE number = 9",
        "Entry 2 is not what was written"
    )]
    public async Task Tampering_by_somebody_who_owns_the_database_is_found(string tampering, string finding)
    {
        await using var ground = await Ground.Open();
        for (var i = 0; i < 5; i++)
            await ground.NewJar();
        Assert.True((await ground.VerifyAudit()).Holds);

        await ground.Execute("SET session_replication_role = replica; " + tampering + "; SET session_replication_role = origin");

        var check = await ground.VerifyAudit();
        Assert.Contains(finding, check.Findings);
    }

    [Fact]
    public async Task A_redaction_blanks_the_words_and_the_chain_still_holds()
    {
        await using var ground = await Ground.Open();
        for (var i = 0; i < 3; i++)
            await ground.NewJar();
        await ground.Execute("UPDATE platform.audit_payloads SET words = NULL, salt = NULL WHERE number = 2");
        await ground.NewJar();

        var check = await ground.VerifyAudit();
        Assert.True(check.Holds, string.Join('\n', check.Findings));
        Assert.Equal((4, 1), (check.Entries, check.Redacted));
    }

    [Theory]
    [InlineData("UPDATE platform.audit_entries SET act = 'Other'")]
    [InlineData("DELETE FROM platform.audit_entries")]
    [InlineData("TRUNCATE platform.audit_entries CASCADE")]
    [InlineData("UPDATE platform.audit_payloads SET words = 'Other'")]
    [InlineData("DELETE FROM platform.audit_payloads")]
    [InlineData("UPDATE platform.events SET body = '{}'")]
    [InlineData("DELETE FROM platform.events")]
    public async Task What_has_been_written_is_not_changed_in_passing(string change)
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(1);
        await Assert.ThrowsAsync<PostgresException>(() => ground.Execute(change));
    }
}

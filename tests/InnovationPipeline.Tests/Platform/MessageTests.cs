using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Npgsql;

namespace InnovationPipeline.Tests.Platform;

public sealed class MessageTests
{
    [Fact]
    public async Task An_act_that_lost_a_race_is_tried_once_more_and_an_edit_is_stale()
    {
        await using var ground = await Ground.Open();
        var jar = await ground.NewJar();
        Interrupt(ground, times: 1, () => ground.Send(new PutCoin(jar, Guid.CreateVersion7())));
        await ground.Send(new PutCoin(jar, Guid.CreateVersion7()));
        Assert.Equal(2, (await ground.Ask(ground.Organiser, new JarOf(jar))).Coins);

        var shown = (await ground.Ask(ground.Organiser, new JarOf(jar))).Version;
        Interrupt(ground, times: 1, () => ground.Send(new PutCoin(jar, Guid.CreateVersion7())));
        await Assert.ThrowsAsync<Stale>(() => ground.Send(new RenameJar(jar, shown, "Mine")));
        await Assert.ThrowsAsync<Stale>(() => ground.Send(new RenameJar(jar, shown, "Mine")));
        var now = await ground.Ask(ground.Organiser, new JarOf(jar));
        Assert.Equal(("Jar", 3), (now.Label, now.Coins));
        await ground.Send(new RenameJar(jar, now.Version, "Mine"));
    }

    [Fact]
    public async Task An_act_that_loses_twice_says_so_and_changes_nothing()
    {
        await using var ground = await Ground.Open();
        var jar = await ground.NewJar();
        Interrupt(ground, times: 2, () => ground.Execute("UPDATE tests.jars SET revision = revision + 1 WHERE id = $1", jar));
        await Assert.ThrowsAsync<Stale>(() => ground.Send(new PutCoin(jar, Guid.CreateVersion7())));
        Assert.Equal(0, (await ground.Ask(ground.Organiser, new JarOf(jar))).Coins);
    }

    [Fact]
    public async Task A_cap_over_children_holds_between_sessions()
    {
        await using var ground = await Ground.Open();
        for (var n = 0; n < 15; n++)
        {
            var jar = await ground.NewJar();
            var put = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(_ => Task.Run(() => Accepted(() => ground.Send(new PutCoin(jar, Guid.CreateVersion7())))))
            );
            var coins = (await ground.Ask(ground.Organiser, new JarOf(jar))).Coins;
            Assert.InRange(coins, 1, 3);
            Assert.Equal(put.Count(p => p), coins);
        }
    }

    [Fact]
    public async Task A_create_sent_again_or_twice_at_once_makes_one()
    {
        await using var ground = await Ground.Open();
        var id = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ground.Send(new MakeJar(id, ground.Organisation, "Once")))));
        await ground.Send(new MakeJar(id, ground.Organisation, "Again"));

        Assert.Equal("Once", (await ground.Ask(ground.Organiser, new JarOf(id))).Label);
        Assert.Equal(1, await ground.Scalar<long>("SELECT count(*) FROM platform.audit_entries WHERE act = 'Tests.MakeJar'"));
    }

    [Fact]
    public async Task A_scope_that_one_may_not_know_is_not_there_and_a_known_one_is_forbidden()
    {
        await using var ground = await Ground.Open();
        var jar = await ground.NewJar();
        var (facilitator, panellist, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await ground.Give(facilitator, Role.Facilitator, ground.Organisation);
        await ground.Give(panellist, Role.Panellist, jar);

        Assert.Equal("Jar", (await ground.Ask(facilitator, new JarOf(jar))).Label);
        await Assert.ThrowsAsync<Forbidden>(() => ground.Send(facilitator, new PutCoin(jar, Guid.CreateVersion7())));
        await Assert.ThrowsAsync<Forbidden>(() => ground.Ask(panellist, new JarOf(jar)));
        await Assert.ThrowsAsync<NotFound>(() => ground.Ask(stranger, new JarOf(jar)));
        await Assert.ThrowsAsync<NotFound>(() => ground.Ask(ground.Organiser, new JarOf(Guid.CreateVersion7())));
        await Assert.ThrowsAsync<SignInNeeded>(() => ground.Messenger.Ask(new JarOf(jar), Callers.Anonymous, CancellationToken.None));
        await Assert.ThrowsAsync<Forbidden>(() => ground.Messenger.Ask(new JarOf(jar), Callers.System, CancellationToken.None));
        Assert.Equal(0, (await ground.Ask(ground.Organiser, new JarOf(jar))).Coins);
    }

    [Fact]
    public async Task A_caller_limited_to_one_scope_has_only_what_was_given_there_or_below()
    {
        await using var ground = await Ground.Open();
        var fence = await ground.NewScope("event", ground.Organisation);
        var (inside, outside) = (Guid.CreateVersion7(), await ground.NewJar());
        await ground.Send(new MakeJar(inside, fence, "Inside"));
        var person = Guid.CreateVersion7();
        await ground.Give(person, Role.Organiser, ground.Organisation);
        await Assert.ThrowsAsync<NotFound>(() => ground.Ask(person, new JarOf(inside), within: fence));

        await ground.Give(person, Role.Facilitator, fence);
        Assert.Equal("Inside", (await ground.Ask(person, new JarOf(inside), within: fence)).Label);
        await Assert.ThrowsAsync<Forbidden>(() => ground.Send(person, new PutCoin(inside, Guid.CreateVersion7()), within: fence));
        await Assert.ThrowsAsync<NotFound>(() => ground.Ask(person, new JarOf(outside), within: fence));
        Assert.Equal("Jar", (await ground.Ask(person, new JarOf(outside))).Label);
    }

    [Fact]
    public async Task What_was_held_when_a_request_began_lets_in_until_its_end_and_refuses_nobody()
    {
        await using var ground = await Ground.Open();
        var fence = await ground.NewScope("event", ground.Organisation);
        var (jar, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ground.Send(new MakeJar(jar, fence, "Jar"));
        HeldRole above = new(ground.Organisation, Role.Facilitator);
        Task<JarView> Ask(Guid? within, params HeldRole[] held) =>
            ground.Messenger.Ask(new JarOf(jar), Callers.Person(person, within, held), CancellationToken.None);

        await Assert.ThrowsAsync<NotFound>(() => Ask(within: null));
        await ground.Give(person, Role.Facilitator, ground.Organisation);
        Assert.Equal("Jar", (await Ask(within: null)).Label);
        await ground.Execute("DELETE FROM platform.grants WHERE person_id = $1", person);
        Assert.Equal("Jar", (await Ask(within: null, above)).Label);
        await Assert.ThrowsAsync<NotFound>(() => Ask(within: null));
        await Assert.ThrowsAsync<NotFound>(() => Ask(within: fence, above));
        await Assert.ThrowsAsync<NotFound>(() => Ask(within: Guid.CreateVersion7(), above));
        await Assert.ThrowsAsync<NotFound>(() => Ask(within: null, above with { ScopeId = Guid.CreateVersion7() }));
        Assert.Equal("Jar", (await Ask(within: fence, above with { ScopeId = fence })).Label);
    }

    [Fact]
    public async Task Scopes_never_move()
    {
        await using var ground = await Ground.Open();
        var (scope, other) = (await ground.NewScope("event", ground.Organisation), await ground.NewScope("organisation", Scope.System));
        await Assert.ThrowsAsync<PostgresException>(() =>
            ground.Execute("UPDATE platform.scopes SET parent_id = $1 WHERE id = $2", other, scope)
        );
        await Assert.ThrowsAsync<PostgresException>(() => ground.Execute("DELETE FROM platform.scopes WHERE id = $1", scope));
    }

    [Theory]
    [InlineData("Call 943 476 5919 today", true)]
    [InlineData("943-476-5919", true)]
    [InlineData("9434765919", true)]
    [InlineData("943 476 5918", false)]
    [InlineData("Costs 9434765919.50", false)]
    [InlineData("Ten coins", false)]
    [InlineData("Ask 01a2228010367d11@example.org", false)]
    [InlineData("Ask j.smith@example.org about 9434765919", true)]
    public async Task An_nhs_number_in_free_text_is_caught_before_saving_unless_it_is_said_to_be_none(string label, bool caught)
    {
        await using var ground = await Ground.Open();
        var act = new MakeJar(Guid.CreateVersion7(), ground.Organisation, label);
        if (!caught)
        {
            await ground.Send(act);
            return;
        }
        var refusal = await Assert.ThrowsAsync<Invalid>(() => ground.Send(act));
        Assert.Equal(["Label", "NotPatientDetails"], refusal.Errors.Keys.Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<NotFound>(() => ground.Ask(ground.Organiser, new JarOf(act.Id)));
        await ground.Send(ground.Organiser, act, notPatientDetails: true);
    }

    [Fact]
    public async Task Malformed_fields_are_told_by_name()
    {
        await using var ground = await Ground.Open();
        var empty = await Assert.ThrowsAsync<Invalid>(() => ground.Send(new MakeJar(Guid.CreateVersion7(), ground.Organisation, "")));
        Assert.Equal(["Enter a label"], empty.Errors["Label"]);
        var zero = await Assert.ThrowsAsync<Invalid>(() => ground.Send(new MakeJar(Guid.CreateVersion7(), ground.Organisation, "a\0b")));
        Assert.Equal(["Remove the character that cannot be stored"], zero.Errors["Label"]);
    }

    private static void Interrupt(Ground ground, int times, Func<Task> other) =>
        ground.Faults.BeforeSave = async () =>
        {
            if (times-- <= 0)
                return;
            var mine = ground.Faults.BeforeSave;
            ground.Faults.BeforeSave = () => Task.CompletedTask;
            await other();
            ground.Faults.BeforeSave = mine;
        };

    private static async Task<bool> Accepted(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception refusal) when (refusal is RuleBroken or Stale)
        {
            return false;
        }
    }
}

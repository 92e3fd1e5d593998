using InnovationPipeline.Architecture.Tests.Rooms;
using NetArchTest.Rules;
using Xunit;

namespace InnovationPipeline.Architecture.Tests;

public sealed class RoomTests
{
    [Fact]
    public void Every_type_keeps_to_its_room()
    {
        var breaches = Room.Breaches(Types.InAssemblies(House.ModuleAssemblies.Concat(House.ContractAssemblies)));
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Theory]
    [InlineData("ReadsTheDatabase", "Domain")]
    [InlineData("Store", "Data")]
    [InlineData("SendsACommand", "Features")]
    [InlineData("DeepDoor", "doors")]
    [InlineData("WhenSomething", "Reactions")]
    public void A_planted_breach_is_found(string type, string room)
    {
        var breaches = Room.Breaches(Types.InAssembly(typeof(RoomTests).Assembly));
        Assert.Contains(
            breaches,
            b => b.Contains(type, StringComparison.Ordinal) && b.Contains($"is in {room} ", StringComparison.Ordinal)
        );
    }
}

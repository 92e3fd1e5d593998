using Xunit;

namespace InnovationPipeline.Testing;

/// <summary>The one house of a test project, opened before its first test: <c>[assembly: AssemblyFixture(typeof(SharedHouse))]</c>.</summary>
public sealed class SharedHouse : House, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Start("Development", await TestDatabase.Clone());
}

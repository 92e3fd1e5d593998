using InnovationPipeline.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedHouse))]

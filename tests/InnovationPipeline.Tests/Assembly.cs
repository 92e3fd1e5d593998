using InnovationPipeline.Testing;

[assembly: AssemblyFixture(typeof(SharedHouse))]

using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Testing;

[assembly: Xunit.AssemblyFixture(typeof(Chromium))]
[assembly: Xunit.AssemblyFixture(typeof(SharedHouse))]

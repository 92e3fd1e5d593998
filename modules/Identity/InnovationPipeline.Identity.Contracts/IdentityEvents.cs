using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Contracts;

/// <summary>One organisation has taken over from another; where several do, a person decides who takes what.</summary>
public sealed record OrganisationSucceeded(Guid PredecessorId, Guid SuccessorId, DateOnly On) : IntegrationEvent;

/// <summary>A person has been forgotten; what is shown of them from now on is "Former participant".</summary>
public sealed record PersonForgotten(Guid PersonId) : IntegrationEvent;

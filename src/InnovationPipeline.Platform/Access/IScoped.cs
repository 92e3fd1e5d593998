namespace InnovationPipeline.Platform.Access;

/// <summary>Names the one scope in which a message's permission is asked for.</summary>
public interface IScoped
{
    Guid ScopeId { get; }
}

public interface IInOrganisation : IScoped
{
    Guid OrganisationId { get; }
    Guid IScoped.ScopeId => OrganisationId;
}

public interface IInSubmission : IScoped
{
    Guid SubmissionId { get; }
    Guid IScoped.ScopeId => SubmissionId;
}

public interface IInEvent : IScoped
{
    Guid InnovationEventId { get; }
    Guid IScoped.ScopeId => InnovationEventId;
}

public interface IInGroup : IScoped
{
    Guid GroupId { get; }
    Guid IScoped.ScopeId => GroupId;
}

public interface IInIdea : IScoped
{
    Guid IdeaId { get; }
    Guid IScoped.ScopeId => IdeaId;
}

public interface IInRound : IScoped
{
    Guid RoundId { get; }
    Guid IScoped.ScopeId => RoundId;
}

public interface IInInitiative : IScoped
{
    Guid InitiativeId { get; }
    Guid IScoped.ScopeId => InitiativeId;
}

/// <summary>Asked of the whole installation.</summary>
public interface IInSystem : IScoped
{
    Guid IScoped.ScopeId => Scope.System;
}

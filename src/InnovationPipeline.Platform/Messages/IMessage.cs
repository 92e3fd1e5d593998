using MediatR;

namespace InnovationPipeline.Platform.Messages;

/// <summary>What a door may send: a command or a query.</summary>
public interface IMessage;

/// <summary>A message that changes something: audited, in one transaction.</summary>
public interface IAct : IMessage;

/// <summary>An act with nothing to tell afterwards.</summary>
public interface ICommand : IRequest<Unit>, IAct;

/// <summary>An act that answers, for example with the code it made.</summary>
public interface ICommand<out TResult> : IRequest<TResult>, IAct;

/// <summary>
/// An act without a transaction of its own: its handler joins it to others like it, which commit together. It leaves no audit entry.
/// </summary>
public interface ICommitsWithOthers : ICommand;

/// <summary>A question that changes nothing; its name is the answer's noun phrase.</summary>
public interface IQuery<out TAnswer> : IRequest<TAnswer>, IMessage;

/// <summary>
/// An act that makes something under an id the form already carried: sent again, it is done already.
/// </summary>
public interface ICreates : IAct
{
    Guid Id { get; }
}

/// <summary>An edit of what was shown at this version; not tried again when somebody else was first.</summary>
public interface IEdits : IAct
{
    uint Version { get; }
}

using MediatR;

namespace InnovationPipeline.Platform.Messages;

/// <summary>Carries out one command.</summary>
public interface ICommandHandler<in TCommand> : IRequestHandler<TCommand, Unit>
    where TCommand : ICommand
{
    new Task Handle(TCommand command, CancellationToken ct);

    async Task<Unit> IRequestHandler<TCommand, Unit>.Handle(TCommand request, CancellationToken cancellationToken)
    {
        await Handle(request, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Carries out one command that answers.</summary>
public interface ICommandHandler<in TCommand, TResult> : IRequestHandler<TCommand, TResult>
    where TCommand : ICommand<TResult>;

/// <summary>Answers one query.</summary>
public interface IQueryHandler<in TQuery, TAnswer> : IRequestHandler<TQuery, TAnswer>
    where TQuery : IQuery<TAnswer>;

using System.Reflection;
using InnovationPipeline.Platform.Access;
using MediatR;

namespace InnovationPipeline.Platform.Messages;

/// <summary>First step of every message: may this caller send it here?</summary>
internal sealed class PermissionStep<TRequest, TResponse>(AccessTables access, MessageContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var caller = context.Caller;
        var type = request.GetType();

        if (caller.IsSystem)
        {
            if (type.GetCustomAttribute<SystemMayAttribute>() is null && type.GetCustomAttribute<ForEveryoneAttribute>() is null)
                throw new Forbidden();
        }
        else if (type.GetCustomAttribute<RequiresAttribute>() is { } requires)
        {
            var verdict = request is IScoped scoped
                ? await access.Judge(caller, requires.Permission, scoped.ScopeId, cancellationToken)
                : await access.JudgeAnywhere(caller, requires.Permission, cancellationToken);
            verdict.Enforce(caller);
        }
        else if (type.GetCustomAttribute<ForSignedInAttribute>() is not null)
        {
            if (caller.PersonId is null)
                throw new SignInNeeded();
        }
        else if (type.GetCustomAttribute<ForEveryoneAttribute>() is null)
        {
            throw new Forbidden();
        }

        return await next();
    }
}

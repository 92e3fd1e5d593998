using System.Reflection;
using InnovationPipeline.Platform.Access;
using MediatR;

namespace InnovationPipeline.Platform.Messages;

/// <summary>First step of every message: may this caller send it here?</summary>
internal sealed class PermissionStep<TRequest, TResponse>(AccessTables access, MessageContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly bool SystemMay =
        typeof(TRequest).IsDefined(typeof(SystemMayAttribute)) || typeof(TRequest).IsDefined(typeof(ForEveryoneAttribute));

    private static readonly string? Permission = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;
    private static readonly bool ForSignedIn = typeof(TRequest).IsDefined(typeof(ForSignedInAttribute));
    private static readonly bool ForEveryone = typeof(TRequest).IsDefined(typeof(ForEveryoneAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var caller = context.Caller;
        if (caller.IsSystem)
        {
            if (!SystemMay)
                throw new Forbidden();
        }
        else if (Permission is { } permission)
        {
            var verdict = request is IScoped scoped
                ? await access.Judge(caller, permission, scoped.ScopeId, cancellationToken)
                : await access.JudgeAnywhere(caller, permission, cancellationToken);
            verdict.Enforce(caller);
        }
        else if (ForSignedIn)
        {
            if (caller.PersonId is null)
                throw new SignInNeeded();
        }
        else if (!ForEveryone)
        {
            throw new Forbidden();
        }

        return await next();
    }
}

using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Platform.Messages;

/// <summary>
/// The way in: opens a scope for each attempt, an act's transaction around handler and audit, and is the only
/// retry (serialisation, deadlock, lost connection, and the version conflict of an act, once).
/// </summary>
public sealed class Messenger(IServiceScopeFactory scopes)
{
    private const int Attempts = 4;

    public async Task Send(ICommand command, ICaller caller, CancellationToken ct, bool notPatientDetails = false) =>
        await Deliver<Unit>(command, command, caller, notPatientDetails, ct);

    public Task<TResult> Send<TResult>(ICommand<TResult> command, ICaller caller, CancellationToken ct, bool notPatientDetails = false) =>
        Deliver(command, command, caller, notPatientDetails, ct);

    public Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> query, ICaller caller, CancellationToken ct) =>
        Deliver(query, act: null, caller, notPatientDetails: false, ct);

    private async Task<T> Deliver<T>(IRequest<T> request, IAct? act, ICaller caller, bool notPatientDetails, CancellationToken ct)
    {
        var conflicts = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(request, act, caller, notPatientDetails, ct);
            }
            catch (DbUpdateException e) when (IsConflict(e) && act is IEdits)
            {
                throw new Stale();
            }
            catch (DbUpdateException e) when (IsConflict(e) && conflicts++ == 0) { }
            catch (DbUpdateException e) when (IsConflict(e))
            {
                throw new Stale();
            }
            catch (DbUpdateException e) when (act is ICreates && request is ICommand && IsUniqueViolation(e, "pk_"))
            {
                // The id that the form carried is already there: the first send did the work.
                return default!;
            }
            // Somebody committed the same key between this handler's look and its save: the next look finds it.
            catch (DbUpdateException e) when (IsUniqueViolation(e, "") && conflicts++ == 0) { }
            catch (Exception e) when (attempt < Attempts && IsPassing(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), ct);
            }
        }
    }

    private async Task<T> Attempt<T>(IRequest<T> request, IAct? act, ICaller caller, bool notPatientDetails, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var context = services.GetRequiredService<MessageContext>();
        context.Caller = caller;
        context.NotPatientDetails = notPatientDetails;

        var mediator = services.GetRequiredService<IMediator>();
        if (act is null or ICommitsWithOthers)
            return await mediator.Send(request, ct);

        var session = services.GetRequiredService<DatabaseSession>();
        await session.Begin(ct);
        var answer = await mediator.Send(request, ct);
        // Sent a second time, its handler found the work done and saved nothing: the first entry stands for both.
        if (act is not ICreates || session.HasSaved)
            await services.GetRequiredService<AuditTrail>().Append(act, caller, ct);
        await session.Commit(ct);
        return answer;
    }

    /// <summary>Somebody else saved the root first: seen at the root, or at what it announced under the same count.</summary>
    private static bool IsConflict(DbUpdateException e) =>
        e is DbUpdateConcurrencyException || IsUniqueViolation(e, "ix_events_aggregate_id_sequence");

    private static bool IsUniqueViolation(DbUpdateException e, string constraint) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refusal
        && refusal.ConstraintName?.StartsWith(constraint, StringComparison.Ordinal) == true;

    private static bool IsPassing(Exception e) =>
        (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
        || (e as NpgsqlException ?? e.InnerException as NpgsqlException) is { IsTransient: true, SqlState: null };
}

using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed record EditionShown(string Name, DateOnly From, string Source, bool IsInForce, IReadOnlyList<ScheduleShown> Schedules);

internal sealed record ScheduleShown(string Name, string Rates);

/// <summary>Every edition of the discount rates, the newest first.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record DiscountRates : IQuery<IReadOnlyList<EditionShown>>;

/// <summary>Every edition of what the product proposes for optimism bias, the newest first.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record OptimismBiasProposed : IQuery<IReadOnlyList<BiasEdition>>;

internal sealed class OptimismBiasProposedHandler : IQueryHandler<OptimismBiasProposed, IReadOnlyList<BiasEdition>>
{
    public Task<IReadOnlyList<BiasEdition>> Handle(OptimismBiasProposed query, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BiasEdition>>([.. BiasEdition.All.Reverse()]);
}

internal sealed class DiscountRatesHandler(TimeProvider clock) : IQueryHandler<DiscountRates, IReadOnlyList<EditionShown>>
{
    public Task<IReadOnlyList<EditionShown>> Handle(DiscountRates query, CancellationToken ct)
    {
        var inForce = DiscountEdition.On(London.DayOf(clock.GetUtcNow()));
        return Task.FromResult<IReadOnlyList<EditionShown>>([
            .. DiscountEdition
                .All.Reverse()
                .Select(e => new EditionShown(
                    e.Name,
                    e.From,
                    e.Source,
                    ReferenceEquals(e, inForce),
                    [.. e.Schedules.Select(s => new ScheduleShown(s.Name.ToString(), s.InWords))]
                )),
        ]);
    }
}

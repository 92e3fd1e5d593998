using InnovationPipeline.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace InnovationPipeline.Platform.Data;

internal sealed class OrganisationCodeColumn()
    : ValueConverter<OrganisationCode, string>(code => code.Value, text => new OrganisationCode(text));

internal sealed class MoneyColumn() : ValueConverter<Money, decimal>(money => money.Pounds, pounds => new Money(pounds));

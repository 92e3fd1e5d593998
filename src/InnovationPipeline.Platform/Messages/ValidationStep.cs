using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using InnovationPipeline.Kernel;
using MediatR;

namespace InnovationPipeline.Platform.Messages;

/// <summary>Second step: every field is well formed, and no free text of an act holds a patient's NHS number.</summary>
internal sealed class ValidationStep<TRequest, TResponse>(MessageContext context) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var lookForPatients = request is IAct && !context.NotPatientDetails && !context.Caller.IsSystem;
        Validation.Collect(request, prefix: "", lookForPatients, errors);
        return errors.Count == 0 ? next() : throw new Invalid(errors);
    }
}

internal static class Validation
{
    public const string PatientSentence =
        "This contains what looks like an NHS number. Remove it, or tick the box to say that it is not one";

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Searched = new();

    public static void Collect(object value, string prefix, bool lookForPatients, Dictionary<string, string[]> errors)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        foreach (var result in results)
        foreach (var member in result.MemberNames.DefaultIfEmpty(""))
            Add(errors, prefix + member, result.ErrorMessage ?? "This is not valid");

        foreach (var property in Searched.GetOrAdd(value.GetType(), MayHoldText))
        {
            var held = property.GetValue(value);
            if (held is string text)
            {
                if (text.Contains('\0', StringComparison.Ordinal))
                    Add(errors, prefix + property.Name, "Remove the character that cannot be stored");
                if (lookForPatients && NhsNumber.IsIn(text))
                {
                    Add(errors, prefix + property.Name, PatientSentence);
                    errors["NotPatientDetails"] = [PatientSentence];
                }
            }
            else if (held is IEnumerable many)
            {
                var i = 0;
                foreach (var item in many)
                {
                    if (item is string line && lookForPatients && NhsNumber.IsIn(line))
                    {
                        Add(errors, $"{prefix}{property.Name}[{i}]", PatientSentence);
                        errors["NotPatientDetails"] = [PatientSentence];
                    }
                    else if (item is not null && IsOurs(item.GetType()))
                        Collect(item, $"{prefix}{property.Name}[{i}].", lookForPatients, errors);
                    i++;
                }
            }
            else if (held is not null && IsOurs(held.GetType()))
            {
                Collect(held, $"{prefix}{property.Name}.", lookForPatients, errors);
            }
        }
    }

    private static PropertyInfo[] MayHoldText(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p =>
                    !p.PropertyType.IsValueType
                    && p.GetIndexParameters().Length == 0
                    && p.GetCustomAttribute<NotFreeTextAttribute>() is null
                ),
        ];

    private static bool IsOurs(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("InnovationPipeline", StringComparison.Ordinal) == true;

    private static void Add(Dictionary<string, string[]> errors, string field, string sentence) =>
        errors[field] =
            errors.TryGetValue(field, out var known) && !known.Contains(sentence, StringComparer.Ordinal)
                ? [.. known, sentence]
                : [sentence];
}

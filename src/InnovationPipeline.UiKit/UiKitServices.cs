using InnovationPipeline.UiKit.Binding;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.UiKit;

public static class UiKitServices
{
    /// <summary>Dates in three fields, and messages people can act on when a value cannot be read.</summary>
    public static IServiceCollection AddUiKit(this IServiceCollection services)
    {
        // Modules keep their pages elsewhere; the layouts are found from there by name.
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Shared/{0}.cshtml"));
        return services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new DateInputBinderProvider());

            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"{Words.Sentence(field)} is not valid");
            messages.SetUnknownValueIsInvalidAccessor(field => $"{Words.Sentence(field)} is not valid");
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "The value is not valid");
            messages.SetValueIsInvalidAccessor(_ => "The value is not valid");
            messages.SetValueMustBeANumberAccessor(field => $"{Words.Sentence(field)} must be a number");
            messages.SetNonPropertyValueMustBeANumberAccessor(() => "The value must be a number");
            messages.SetValueMustNotBeNullAccessor(_ => "Enter a value");
            messages.SetMissingBindRequiredValueAccessor(field => $"{Words.Sentence(field)} is missing");
        });
    }
}

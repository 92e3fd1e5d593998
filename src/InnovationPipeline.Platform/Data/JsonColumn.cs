using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace InnovationPipeline.Platform.Data;

/// <summary>Records that are written once and read whole.</summary>
public static class JsonColumn
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class => property.HasColumnType("jsonb").HasConversion(Of<T>()!);

    /// <summary>For a column that may be empty.</summary>
    public static ValueConverter<T?, string?> Of<T>()
        where T : class => new(value => JsonSerializer.Serialize(value, Options), text => JsonSerializer.Deserialize<T>(text!, Options));
}

using System.Text.RegularExpressions;

namespace InnovationPipeline.Kernel;

/// <summary>An Organisation Data Service code: 2 to 8 capital letters and digits, whatever the kind of organisation.</summary>
public readonly partial record struct OrganisationCode
{
    public static readonly Rule WellFormed = new("An organisation code is 2 to 8 letters and numbers, for example QHG");

    public string Value { get; }

    public OrganisationCode(string text)
    {
        Value = text.Trim().ToUpperInvariant();
        WellFormed.Require(Shape().IsMatch(Value));
    }

    public static OrganisationCode? From(string? text) => string.IsNullOrWhiteSpace(text) ? null : new OrganisationCode(text);

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Z0-9]{2,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

using System.Diagnostics.CodeAnalysis;

namespace InnovationPipeline.Kernel;

/// <summary>A sentence that must hold; it is what the person reads when it does not.</summary>
public sealed record Rule(string Sentence)
{
    /// <exception cref="RuleBroken">when the rule does not hold</exception>
    public void Require([DoesNotReturnIf(false)] bool holds)
    {
        if (!holds)
            throw new RuleBroken(this);
    }

    public override string ToString() => Sentence;
}

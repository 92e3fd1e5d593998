namespace InnovationPipeline.Kernel;

/// <summary>An act that a rule forbids; nothing was changed.</summary>
public sealed class RuleBroken(Rule rule) : Exception(rule.Sentence)
{
    public Rule Rule { get; } = rule;
}

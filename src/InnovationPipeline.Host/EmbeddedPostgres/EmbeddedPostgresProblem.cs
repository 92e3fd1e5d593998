namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>Something about the private database that a person can put right; the sentence says what.</summary>
internal sealed class EmbeddedPostgresProblem(string sentence, Exception? cause = null) : Exception(sentence, cause);

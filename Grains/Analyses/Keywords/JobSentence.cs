using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>A sentence, or a part of one, of a job description that asks for something.</summary>
/// <param name="Place">In the job description.</param>
/// <param name="Quote">The whole sentence.</param>
/// <param name="Preferred">It says what would be nice; what is neither is taken for required, because adverts list before they plead.</param>
/// <param name="Listed">It stands under a heading of requirements or wishes.</param>
internal sealed record JobSentence(Stretch Place, string Quote, bool Preferred, bool Listed);

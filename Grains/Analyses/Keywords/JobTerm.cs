namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Something that a job asks for.</summary>
/// <param name="Display">As the job says it; "Java or C#" where one of several will do.</param>
/// <param name="Preferred">It would be nice, but is not required.</param>
/// <param name="Quote">The sentence that asks for it.</param>
/// <param name="Alternatives">The ways of writing each term of which one suffices; mostly one.</param>
/// <param name="Identity">The same for the same term in other words.</param>
/// <param name="Listed">It stands under a heading of requirements or wishes.</param>
/// <param name="OrExperience">Experience will do instead.</param>
internal sealed record JobTerm(
    string Display, bool Preferred, string Quote, IReadOnlyList<IReadOnlyList<TermForm>> Alternatives, IReadOnlyList<string> Identity, bool Listed, bool OrExperience);

/// <summary>A term where it stands in the job description.</summary>
/// <param name="Start">UTF-16 offset in the job description.</param>
/// <param name="End">Behind it.</param>
/// <param name="Forms">The ways of writing it.</param>
/// <param name="Identity">The same for the same term in other words.</param>
internal sealed record Mention(int Start, int End, IReadOnlyList<TermForm> Forms, string Identity);

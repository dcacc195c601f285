using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>A bullet and its words.</summary>
internal sealed class BulletWords
{
    public BulletWords(ParsedBullet bullet, bool current)
    {
        Bullet = bullet;
        InCurrentJob = current;
        All = Tokens.Of(bullet.Text);
        (Lead, AfterLead) = FindLead(bullet.Text, All);
    }

    public ParsedBullet Bullet { get; }

    public Stretch Place => Bullet.Place;

    public bool InCurrentJob { get; }

    public IReadOnlyList<string> All { get; }

    /// <summary>The word that should be its verb, in lower case: behind a label ("Billing: …") and adverbs ("Successfully …").</summary>
    public string Lead { get; }

    /// <summary>The word behind <see cref="Lead"/>; empty where there is none.</summary>
    public string AfterLead { get; }

    private static (string Lead, string After) FindLead(string text, IReadOnlyList<string> words)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1)
        {
            var label = Tokens.Of(text[..colon]);
            if (label.Count is > 0 and <= 4) words = [.. words.Skip(label.Count)];
        }

        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].ToLowerInvariant();
            if (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && word is not ("apply" or "supply" or "multiply" or "comply"))
                continue;
            return (word, i + 1 < words.Count ? words[i + 1].ToLowerInvariant() : "");
        }

        return ("", "");
    }
}

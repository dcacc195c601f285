namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>Truths of OfflineCV, read by hand off the page: contact, titles, companies and dates, degrees, skills. No bullets and no sections.</summary>
internal static class OfflineCvTruth
{
    public static Truth Read(string path)
    {
        var file = JsonTold.File(path);
        var contact = file.GetProperty("contact");
        return new Truth
        {
            Name = Said(contact.Text("full_name")),
            Email = Said(contact.Text("email")),
            Phone = Said(contact.Text("phone")),
            Location = Said(contact.Text("location")),
            Work = [.. file.Items("experience").Select(job => new TrueJob(
                Said(job.Text("title")), Said(job.Text("company")), job.Text("dates") is { Length: > 0 } dates ? TrueRange.Of(dates) : null, Bullets: null))],
            Education = [.. file.Items("education").Select(study => new TrueStudy(
                Said(study.Text("institution")), Said(study.Text("degree")), study.Text("dates") is { Length: > 0 } dates ? TrueRange.Of(dates) : null))],
            Skills = [.. file.Items("skills").Select(skill => new TrueSkill(new Wording(skill.GetString()!), Group: null))],
        };
    }

    // A field that is left out here is unsaid, not absent.
    private static Wording? Said(string text) => text.Length == 0 ? null : new Wording(text);
}

using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words of what people study, to tell a field behind a school from the school's town. Our own list.</summary>
internal static class FieldsOfStudy
{
    private static readonly Regex _words = new(
        @"\b(\p{L}+(ology|ologie|ología|nomics|omics|matics|metrics|onomy|istry|graphy|grafie|graphie|wissenschaft(en)?|wesen|technik|bau|kunde)|sciences?|engineering|studies|mathematics|maths?|physics|physik|physique|física|statistics|history|geschichte"
        + @"|histoire|literature|lettres|english|german|french|spanish|languages|linguistics|philosophy|philosophie|law|jura|droit|derecho|arts?|music|musik|dance|theatre|theater|drama|film|journalism|communications?|media|marketing|business|administration|management"
        + @"|finance|accounting|commerce|economics?|économie|economía|bwl|vwl|betriebswirtschaft\p{L}*|volkswirtschaft\p{L}*|wirtschaft\p{L}*|informati(k|que|ca|cs)|informática|computing|computer|software|data|robotics|electronics|mechanics|architecture|architektur|design|nursing"
        + @"|medicine|medizin|médecine|medicina|pharmacy|dentistry|health|education|pädagogik|teaching|social work|politics|government|relations|religion|theology|agriculture|forestry|aviation|hospitality|tourism|culinary|chemie|chimie|química|biologie|biologia|maschinenbau|elektrotechnik|germanistik|anglistik|romanistik)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Names what somebody studied.</summary>
    public static bool Holds(string text) => _words.IsMatch(text);
}

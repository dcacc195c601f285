using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Formulas (Office Math) in one line, as one would type them: parentheses, roots and fractions are no letters of theirs.</summary>
internal static class WordFormula
{
    /// <param name="formula">m:oMath, or a part of it.</param>
    /// <param name="say">Takes the pieces in order, each with the run that it stands in; null for a sign of the formula's own.</param>
    public static void Read(XElement formula, Action<string, XElement?> say)
    {
        foreach (var element in formula.Elements())
        {
            One(element, say);
        }
    }

    private static void One(XElement element, Action<string, XElement?> say)
    {
        switch (element.Name.LocalName)
        {
            case "t":
                say(element.Value, element.Parent);
                break;
            case "d":
                Delimited(element, say);
                break;
            case "num":
                Read(element, say);
                say("/", null);
                break;
            case "rad":
                say("√", null);
                Read(element, say);
                break;
            case "nary":
                say(element.Any("naryPr").Any("chr").Value() ?? "∫", null);
                Read(element, say);
                break;
            case "sup" when element.Parent?.Name.LocalName == "sSup":
                say("^", null);
                Read(element, say);
                break;
            case "del" or "moveFrom" when element.WordName().Length > 0:
                break;
            default:
                Read(element, say);
                break;
        }
    }

    private static void Delimited(XElement delimited, Action<string, XElement?> say)
    {
        var signs = delimited.Any("dPr");
        say(signs.Any("begChr") is { } begin ? begin.Value() ?? "" : "(", null);
        var isFirst = true;
        foreach (var part in delimited.Elements().Where(element => element.Name.LocalName == "e"))
        {
            if (!isFirst)
            {
                say(signs.Any("sepChr").Value() ?? "|", null);
            }

            isFirst = false;
            Read(part, say);
        }

        say(signs.Any("endChr") is { } end ? end.Value() ?? "" : ")", null);
    }
}

using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>What a template left behind: nothing shows less care.</summary>
internal sealed class PlaceholdersRule : IRule
{
    private const int Each = 3;
    private const int Most = 9;

    private static readonly Regex Left = Patterns.Make(
        @"\blorem ipsum\b|\bdolor sit amet\b|" +
        @"[\[<{](?:your|insert|enter|add|company|job|position|title|name|first name|last name|full name|city|state|country|date|" +
        @"month|year|start|end|phone|e-?mail|address|" +
        @"university|school|degree|linkedin|number|amount|skill|employer|x+)\b[^\]>}\n]{0,40}[\]>}]|" +
        @"\b(?:19|20)(?:xx|yy|\?\?|__)|\bxx[/.-](?:xx[/.-])?(?:xx|yy|yyyy|\d{2}){1,2}\b|\b(?:mm|dd)/(?:dd/)?yyyy\b|" +
        @"\byour (?:full )?(?:name|e-?mail|phone|phone number|address|company|job title|text|city)(?: goes)? here\b|" +
        @"\b(?:insert|enter|type|write) (?:your |a |the )?[a-z]+(?: [a-z]+)? here\b|" +
        @"\b(?:xxx+|your\.?name|youremail|your\.email|firstname\.lastname|first\.last)@|@(?:xxx+|yourdomain|domain)\.|" +
        @"\(?\bxxx\)?[ .-]+xxx[ .-]+xxxx\b|\bfirst ?name last ?name\b|\b(?:123[ .-]456[ .-]7890|000[ .-]000[ .-]0000)\b|" +
        @"\btbd\b|\bto ?do:");

    // Templates' own words, where they make up a whole line.
    private static readonly Regex WholeLine = Patterns.Make(
        @"^\W*(?:company(?: name)?|job title|position title|your name|name surname|name of (?:company|university|school)|" +
        @"degree name|university name|street address|city, state(?:,? zip(?: code)?)?)\W*$");

    public string Name => "placeholder";

    public Category Category => Category.Language;

    public string Source => "Our own list of what templates leave behind";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var places = Left.Places(context.Text)
            .Concat(context.EachLine().Where(l => WholeLine.IsMatch(l.Text)).Select(l => l.Place))
            .OrderBy(p => p.Start).DistinctBy(p => TextLine.At(context.Lines, p.Start)?.Place.Start ?? p.Start).ToList();
        if (places.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Critical,
            "fill in what the template left open",
            $"{Count.Of(places.Count, "placeholder")} of a template {Count.Form(places.Count, "is", "are")} still there.",
            "Put in your own data or delete the line, then search the document for brackets and “XX” once more.",
            places,
            Math.Min(Most, Each * places.Count));
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Names of WordprocessingML (ECMA-376), transitional and strict alike.</summary>
internal static class W
{
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>An element of WordprocessingML with this name.</summary>
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name && IsWord(element.Name);

    /// <summary>Its name where it is of WordprocessingML, else empty.</summary>
    public static string WordName(this XElement element) => IsWord(element.Name) ? element.Name.LocalName : "";

    /// <summary>The first child with this name.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Is(name));

    /// <summary>The first child with this name in whatever namespace: drawings have a dozen of them.</summary>
    public static XElement? Any(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    /// <summary>An attribute's value: the element's own, one without a namespace, or an id of a relation. What others add, Word passes over.</summary>
    public static string? Value(this XElement? element, string name = "val")
    {
        string? bare = null;
        for (var attribute = element?.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (attribute.Name.LocalName != name)
            {
                continue;
            }

            var space = attribute.Name.NamespaceName;
            if (space == element!.Name.NamespaceName || space is Relations or StrictRelations)
            {
                return attribute.Value;
            }

            bare = space.Length == 0 ? attribute.Value : bare;
        }

        return bare;
    }

    /// <summary>A number, or null.</summary>
    public static int? Number(this XElement? element, string name = "val") =>
        int.TryParse(element.Value(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A length in EMU (914 400 an inch), or null.</summary>
    public static long? Emu(string? text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>A property is on by being there.</summary>
    public static bool IsOn(this XElement property) => property.Value() is not ("0" or "false" or "off" or "none");

    /// <summary>A property that is on by being there; null where it is not said.</summary>
    public static bool? Switch(this XElement? properties, string name) => properties.Child(name)?.IsOn();

    private static bool IsWord(XName name) => name.NamespaceName is Transitional or Strict;
}

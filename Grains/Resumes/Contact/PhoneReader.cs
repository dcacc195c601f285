using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;
using PhoneNumbers;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>
/// Phone numbers. Dates, postcodes and identifiers look like them, so a number counts behind a label, where the library knows it,
/// or among the contact details if it is long enough; elsewhere only with a label or where the library knows it.
/// </summary>
internal static class PhoneReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int FewestDigits = 8;
    private const int FewestDigitsBehindALabel = 7;
    private const int DigitsOfAWholeNumber = 10;
    private const int MostDigits = 15;
    private const int LongestLabel = 40;
    private const string Number = @"(\s*(no|nr|number|nummer|num|n°|#|id|code))?\.?\s*[:#=\-–]*\s*[(+]*$";

    private static readonly Regex _phone = new(@"(\+|\(\+?|\b)[0-9][0-9\-. ()/\u00a0]{5,22}[0-9]", Options);
    private static readonly Regex _apart = new(@"\s/\s|\s{2,}|\s[|•·]\s", Options);

    private static readonly Regex _label = new(
        @"(^|[^\p{L}])((tel|telephone|phones?|ph|mobile|mob|cell|cellphone|cellular|handy|telefon|telefoon|téléphone|tél|teléfono|telefono|telefone|móvil|movil|celular|portable|cellulare|gsm|mobil|mobiel|tlf|tfn|telemóvel|whatsapp|landline|komórka|rufnummer|telefonnummer)"
        + Number + @"|(t|m|p|c|h|w|work|home|office|contact|call)(\s*(no|number))?\s*[.:]\s*[(+]*$)", Options);

    private static readonly Regex _otherLabel = new(
        @"(^|[^\p{L}])(doi|isbn(-1[03])?|issn|orcid|pmid|arxiv|iban|passport|passeport|licen[cs]e|registration|reg|ssn|id|nif|nie|dni|siret|siren|vat|kvk|fax|telefax|zip|postcode|plz|dob|born|pin|nmc|gmc|npi|account|ref|no|nr|number|https?|ftp|urn|file)" + Number, Options);

    /// <summary>Phone numbers as written, the person's likeliest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="contact">Where contact details stand.</param>
    /// <param name="regions">Countries whose national numbers may stand there.</param>
    public static List<Piece> Find(ResumeText text, ContactLines contact, IReadOnlyCollection<string> regions)
    {
        var found = new List<(Piece Piece, bool InContact)>();
        var numbers = new LookUps();
        ResumeLine? above = null;
        foreach (var line in text.Lines.Where(line => !line.IsBlank && !contact.IsAnothers(line)))
        {
            text.Work.Spend(1 + line.Text.Length);
            if (line.Text.Count(char.IsAsciiDigit) >= FewestDigitsBehindALabel)
            {
                var inContact = contact.Holds(line);
                found.AddRange(Numbers(text, line, above, inContact, regions, numbers).Select(phone => (phone, inContact)));
            }

            above = line;
        }

        if (found.Count == 0)
        {
            found.AddRange(ContactReader.Targets(text, contact, "tel:").Select(link => (link.Piece, true)));
        }

        return [.. found.OrderByDescending(phone => phone.InContact).ThenByDescending(phone => phone.Piece.Confidence > 0.75).ThenBy(phone => phone.Piece.Place.Start).Select(phone => phone.Piece)];
    }

    private static IEnumerable<Piece> Numbers(ResumeText text, ResumeLine line, ResumeLine? above, bool inContact, IReadOnlyCollection<string> regions, LookUps numbers)
    {
        List<ParsedDate>? dates = null;
        foreach (var field in Fields(line))
        {
            foreach (Match match in _phone.Matches(field.Of(text.Text)))
            {
                var place = WithoutPostcode(text.Text, new Stretch(field.Start + match.Index, field.Start + match.Index + match.Length));
                var before = text.Text[Math.Max(line.Place.Start, place.Start - LongestLabel)..place.Start];
                var labelled = _label.IsMatch(before) || (before.Trim().Length == 0 && above is { Words: <= 3 } && _label.IsMatch(above.Text));
                var digits = place.Of(text.Text).Count(char.IsAsciiDigit);
                if ((!labelled && (_otherLabel.IsMatch(before) || IsPartOfAnother(text.Text, place) || IsBook(place.Of(text.Text))))
                    || digits > MostDigits || digits < (labelled ? FewestDigitsBehindALabel : FewestDigits)
                    || IsDate(text.Text, place, dates ??= DateReader.Find(text, line.Place)))
                {
                    continue;
                }

                place = place with { Start = place.Start > line.Place.Start && text.Text[place.Start - 1] is '(' or '+' ? place.Start - 1 : place.Start };
                if (numbers.Left-- <= 0)
                {
                    yield break;
                }

                var written = place.Of(text.Text);
                var valid = IsValid(written, regions) && (inContact || labelled || written.Any(c => !char.IsAsciiDigit(c)));
                if (valid || labelled || (inContact && (digits >= DigitsOfAWholeNumber || written.StartsWith('+'))))
                {
                    yield return new Piece(written, place, valid ? 0.97 : labelled ? 0.8 : 0.7);
                }
            }
        }
    }

    // Of a whole text: a lookup costs as much as a page, and who has one number has few.
    private sealed class LookUps
    {
        public int Left { get; set; } = ReadingBounds.PhoneNumbers;
    }

    // "555-123-4567 / 555-987-6543" is two.
    private static IEnumerable<Stretch> Fields(ResumeLine line)
    {
        var start = 0;
        foreach (Match match in _apart.Matches(line.Text))
        {
            yield return new Stretch(line.Place.Start + start, line.Place.Start + match.Index);
            start = match.Index + match.Length;
        }

        yield return new Stretch(line.Place.Start + start, line.Place.End);
    }

    // "94588 (555) 123-4567": what stands before a bracket is an area's prefix only if it is short or begins with a plus.
    private static Stretch WithoutPostcode(string text, Stretch place)
    {
        var bracket = text.IndexOf('(', place.Start, place.Length);
        return bracket > place.Start && text[place.Start] != '+' && text[place.Start..bracket].Count(char.IsAsciiDigit) > 3 ? place with { Start = bracket } : place;
    }

    // "01/2019 - 03/2021": hardly a digit is left that belongs to no date.
    private static bool IsDate(string text, Stretch place, List<ParsedDate> dates)
    {
        // Dates are in the text's order and do not overlap: those before the place are skipped at once.
        var (low, high) = (0, dates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = dates[middle].Place.End <= place.Start ? (middle + 1, high) : (low, middle);
        }

        var left = 0;
        for (var i = place.Start; i < place.End; i++)
        {
            low += low < dates.Count && dates[low].Place.End <= i ? 1 : 0;
            left += char.IsAsciiDigit(text[i]) && !(low < dates.Count && dates[low].Place.Start <= i) ? 1 : 0;
        }

        return left < 4;
    }

    // ISBN-13.
    private static bool IsBook(string written) => written.Count(char.IsAsciiDigit) == 13 && written.Where(char.IsAsciiDigit).Take(3).SequenceEqual(written[2] == '8' ? "978" : "979") && written[0] == '9';

    // "10.1234/abc.2023.1234" and "x_5551234": a piece of an identifier or an address.
    private static bool IsPartOfAnother(string text, Stretch place) =>
        place.Start > 1 && text[place.Start - 1] is '/' or '.' or '_' or '-' or '=' && char.IsLetterOrDigit(text[place.Start - 2]);

    // A number that the library does not know may still be one: an area code newer than its tables, or an invented one.
    private static bool IsValid(string written, IReadOnlyCollection<string> regions)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        foreach (var region in regions)
        {
            try
            {
                if (numbers.IsValidNumber(numbers.Parse(written, region)))
                {
                    return true;
                }
            }
            catch (NumberParseException)
            {
                // No number in this region's way of writing.
                continue;
            }
        }

        return false;
    }
}

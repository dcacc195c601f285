using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Languages that people speak, in English, in themselves, and in the languages that resumes are written in most. Our own list.</summary>
internal static class LanguageNames
{
    private const string Names =
        """
        afrikaans akan albanian allemand alemán alemão amharic anglais angielski arabic arabe árabe arabisch arabo armenian aymara azerbaijani bahasa bambara basque belarusian bengali bangla bosnian breton bulgarian burmese
        cantonese castellano castilian catalan català catalán catalán cebuano chichewa chinese chinois chino chinesisch cinese corsican creole croatian czech čeština danish dansk dari deutsch dinka dutch duits engels
        engelsk engelska english englisch español espagnol espanhol esperanto estonian euskara ewe faroese farsi fijian filipino finnish flemish français francés francês francese french französisch frans frisian fula
        gaelic gaeilge galego galician georgian german greek griechisch guarani gujarati haitian hausa hawaiian hebrew hindi hmong hrvatski hungarian icelandic igbo ilocano indonesian inglés inglês inglese irish isixhosa
        isizulu italian italiano italien italienisch italiaans japanese japanisch japonais japonés javanese kannada kashmiri kazakh khmer kinyarwanda kiswahili konkani korean koreanisch kurdish kyrgyz lao latin latein
        latvian lingala lithuanian luganda luxembourgish macedonian magyar maithili malagasy malay malayalam maltese mandarin mandarin maori māori marathi mongolian nederlands neerlandés néerlandais nepali niederländisch
        niemiecki norsk norwegian norwegisch occitan odia oriya oromo papiamento pashto persian persisch pidgin polish polnisch polonais polski portugais portugués português portuguese portoghese portugiesisch punjabi
        quechua romanian română romansh ruso russe russian russisch russo samoan sanskrit sardinian scots sepedi serbian sesotho setswana shona sicilian sindhi sinhala sinhalese slovak slovene slovenian slovenščina
        somali sotho spagnolo spanish spanisch spaans sundanese suomi svenska swahili swedish schwedisch swazi tagalog taiwanese tajik tamazight tamil tatar tedesco telugu thai tibetan tigrinya tongan tsonga tswana turkish
        turc turco türkisch türkçe turkmen twi ukrainian ukrainisch urdu uyghur uzbek valencian venda vietnamese welsh cymraeg wolof xhosa yiddish yoruba zulu čeština ελληνικά русский українська 中文 日本語 한국어 العربية עברית हिन्दी
        asl bsl lsf
        """;

    private static readonly FrozenSet<string> _names = Names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the words name a spoken or signed language: "German", "Brazilian Portuguese", "British Sign Language".</summary>
    public static bool Holds(string words) => words.Contains("sign language", StringComparison.OrdinalIgnoreCase)
        || words.Split([' ', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Any(_names.Contains);
}

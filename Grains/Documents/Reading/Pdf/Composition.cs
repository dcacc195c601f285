using System.Collections.Frozen;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Puts letters and the combining marks behind them together (Unicode normal form C) for the Latin, Greek and Cyrillic scripts.
/// The process runs with invariant globalization, in which .NET's own Normalize changes nothing.
/// </summary>
internal static class Composition
{
    // A mark, its combining class, and pairs of a letter without and with it.
    private static readonly (int Mark, int Class, string Pairs)[] Table =
    [
        (0x0300, 230, "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừЕЀИЍеѐиѝ"),
        (0x0301, 230, "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźÂẤÅǺÆǼÇḈÊẾÏḮÔỐÕṌØǾÜǗâấåǻæǽçḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώϊΐϋΰϒϓГЃКЌгѓкќ"),
        (0x0302, 230, "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"),
        (0x0303, 230, "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"),
        (0x0304, 230, "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÄǞÆǢÕȬÖȪÜǕäǟæǣõȭöȫüǖǪǬǫǭȦǠȧǡȮȰȯȱИӢУӮиӣуӯḶḸḷḹṚṜṛṝ"),
        (0x0306, 230, "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝАӐЕӖЖӁИЙУЎаӑеӗжӂийуўẠẶạặ"),
        (0x0307, 230, "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżŚṤśṥŠṦšṧſẛṢṨṣṩ"),
        (0x0308, 230, "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻΙΪΥΫιϊυϋϒϔІЇАӒЕЁЖӜЗӞИӤОӦУӰЧӴЫӸЭӬаӓеёжӝзӟиӥоӧуӱчӵыӹэӭіїӘӚәӛӨӪөӫ"),
        (0x0309, 230, "AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"),
        (0x030A, 230, "AÅUŮaåuůwẘyẙ"),
        (0x030B, 230, "OŐUŰoőuűУӲуӳ"),
        (0x030C, 230, "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮ"),
        (0x030F, 230, "AȀEȄIȈOȌRȐUȔaȁeȅiȉoȍrȑuȕѴѶѵѷ"),
        (0x0311, 230, "AȂEȆIȊOȎRȒUȖaȃeȇiȋoȏrȓuȗ"),
        (0x031B, 216, "OƠUƯoơuư"),
        (0x0323, 220, "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓƠỢơợƯỰưự"),
        (0x0324, 220, "UṲuṳ"),
        (0x0325, 220, "AḀaḁ"),
        (0x0326, 220, "SȘTȚsștț"),
        (0x0327, 202, "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
        (0x0328, 202, "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
        (0x032D, 220, "DḒEḘLḼNṊTṰUṶdḓeḙlḽnṋtṱuṷ"),
        (0x032E, 220, "HḪhḫ"),
        (0x0330, 220, "EḚIḬUṴeḛiḭuṵ"),
        (0x0331, 220, "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
    ];

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = (
        from row in Table
        from i in Enumerable.Range(0, row.Pairs.Length / 2)
        select KeyValuePair.Create((row.Pairs[2 * i], (char)row.Mark), row.Pairs[(2 * i) + 1])).ToFrozenDictionary();

    private static readonly FrozenDictionary<char, int> Classes = Table.ToFrozenDictionary(row => (char)row.Mark, row => row.Class);

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F'))
            return text;

        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var marks = i + 1;
            while (marks < text.Length && Classes.ContainsKey(text[marks]))
                marks++;
            Append(composed, text[i], text.AsSpan((i + 1)..marks));
            i = marks;
        }

        return composed.ToString();
    }

    private static void Append(StringBuilder composed, char letter, ReadOnlySpan<char> marks)
    {
        var rest = new List<char>();
        var blocked = 0;
        foreach (var mark in marks.ToArray().OrderBy(mark => Classes[mark]))
        {
            // A mark of the same class stands between it and the letter.
            if (blocked != Classes[mark] && Composed.TryGetValue((letter, mark), out var both))
            {
                letter = both;
                continue;
            }

            blocked = Classes[mark];
            rest.Add(mark);
        }

        composed.Append(letter).Append([.. rest]);
    }
}

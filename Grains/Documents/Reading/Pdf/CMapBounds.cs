using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// How much a map from codes to characters unfolds to: the library makes an entry for each code of a range, and asks all ranges for
/// each letter.
/// </summary>
internal static class CMapBounds
{
    // Each takes about 100 bytes and the text; a map of one font may have 65 536.
    private const double MostBytes = 64 << 20;
    private const double BytesPerEntry = 100;

    // A predefined map of a large script has 20 000.
    private const int MostRanges = 30_000;

    private const int MaxDepth = 64;

    /// <summary>The bytes as they are.</summary>
    public static Memory<byte> Checked(Memory<byte> map, PdfMeter meter)
    {
        // Read as the library does.
        var scanner = new CoreTokenScanner(new MemoryInputBytes(map), usePdfDocEncoding: false, new StackDepthGuard(MaxDepth), isCMapParser: true);
        var (taken, ranges, asked) = (0.0, 0, false);
        while (scanner.MoveNext())
        {
            meter.Spend(1);
            switch (scanner.CurrentToken)
            {
                case OperatorToken { Data: "beginbfrange" }:
                    taken += Ranges(scanner, meter);
                    break;
                case OperatorToken { Data: "begincidrange" or "begincodespacerange" }:
                    asked = true;
                    break;
                case OperatorToken:
                    asked = false;
                    break;
                case HexToken when asked:
                    ranges++;
                    break;
            }

            if (taken > MostBytes || ranges > 2 * MostRanges)
                throw meter.Exceed();
        }

        return map;
    }

    private static double Ranges(CoreTokenScanner scanner, PdfMeter meter)
    {
        var taken = 0.0;
        while (scanner.MoveNext() && scanner.CurrentToken is HexToken low && scanner.MoveNext() && scanner.CurrentToken is HexToken high && scanner.MoveNext())
        {
            meter.Spend(1);
            var length = scanner.CurrentToken is HexToken text ? text.Bytes.Length : 0;
            taken += (Math.Max(0, Value(high, low.Bytes.Length) - Value(low, low.Bytes.Length)) + 1) * (BytesPerEntry + length);
            if (taken > MostBytes)
                throw meter.Exceed();
        }

        return taken;
    }

    // Codes are counted up byte by byte from the low to the high one, whose further bytes are not looked at.
    private static double Value(HexToken code, int length)
    {
        var value = 0.0;
        for (var i = 0; i < length; i++)
            value = (value * 256) + (i < code.Bytes.Length ? code.Bytes[i] : 255);
        return value;
    }
}

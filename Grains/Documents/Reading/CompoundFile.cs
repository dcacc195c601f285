using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>The binary container of old Office files, which also wraps an Office file that has a password.</summary>
internal static class CompoundFile
{
    /// <summary>True if it holds a stream "EncryptedPackage": an OOXML file with a password, whatever program it is of.</summary>
    public static bool IsEncryptedPackage(ReadOnlySpan<byte> content) =>
        content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>What was asked for, as a hash: equal for a repeat, different for anything else. The owner is in the id already.</summary>
internal static class AnalysisRequest
{
    /// <summary>SHA-256 over document, analyzer and job description, each in a form that no other list of parts shares.</summary>
    public static byte[] Hash(StartAnalysis command)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(command.Document.Value.ToByteArray(bigEndian: true));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, (int)command.Analyzer);
        hash.AppendData(number);
        if (command.JobDescription is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes("+" + command.JobDescription));
        }

        return hash.GetHashAndReset();
    }
}

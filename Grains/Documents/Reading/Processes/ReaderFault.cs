namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>Why a reader process had to be replaced.</summary>
internal enum ReaderFault
{
    /// <summary>It ended by itself within a file: a stack that ran over, memory that ran out.</summary>
    Crashed = 0,

    /// <summary>Somebody else ended it: not the file's fault.</summary>
    Killed = 1,

    /// <summary>It took longer than a file may.</summary>
    Time = 2,

    /// <summary>It used more processor time than a file may.</summary>
    Processor = 3,

    /// <summary>It took more memory than a reader may.</summary>
    Memory = 4,

    /// <summary>What it answered is no answer.</summary>
    Answer = 5,

    /// <summary>Nothing was wrong with its last answer, but it has grown or has served long enough.</summary>
    Used = 6,

    /// <summary>Asking it threw what nobody expected: a fault of ours, and nobody knows where it stands.</summary>
    Ours = 7,
}

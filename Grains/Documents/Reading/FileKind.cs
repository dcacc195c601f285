namespace OrleansResume.Grains.Documents.Reading;

/// <summary>What the first look at a file's bytes says.</summary>
internal enum FileKind
{
    Unknown = 0,
    Empty,
    Pdf,
    Zip,
    Text,
    EncryptedOffice,
    LegacyOffice,
    RichText,
    WebPage,
    Image,
}

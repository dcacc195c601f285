namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A part of the drawing that the file marks: as a layer's, or with what it stands for.</summary>
/// <param name="IsOff">It is part of a layer that is not shown.</param>
/// <param name="Text">What its glyphs stand for; null where that is not said, or is said of what is around it.</param>
/// <param name="First">Number of its first letter.</param>
internal readonly record struct MarkedRun(bool IsOff, string? Text, int First);

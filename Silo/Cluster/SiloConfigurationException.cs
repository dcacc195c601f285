namespace OrleansResume.Silo.Cluster;

/// <summary>A setting that no silo can run with. The message names it and says what to do.</summary>
public sealed class SiloConfigurationException(string message) : Exception(message);

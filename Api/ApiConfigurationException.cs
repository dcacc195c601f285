namespace OrleansResume.Api;

/// <summary>A setting that no front end can run with. The message names it and says what to do.</summary>
public sealed class ApiConfigurationException(string message) : Exception(message);

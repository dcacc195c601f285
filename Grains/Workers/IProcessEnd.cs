using Microsoft.Extensions.Hosting;

namespace OrleansResume.Grains.Workers;

/// <summary>Ends this process with an error, for whoever supervises it to start it again.</summary>
public interface IProcessEnd
{
    /// <summary>Stops in an orderly way, and ends with an error.</summary>
    void End();
}

/// <summary>Ends the process through its host.</summary>
internal sealed class HostEnd(IHostApplicationLifetime host) : IProcessEnd
{
    // EX_SOFTWARE of sysexits.
    private const int Code = 70;

    /// <inheritdoc/>
    public void End()
    {
        Environment.ExitCode = Code;
        host.StopApplication();
    }
}

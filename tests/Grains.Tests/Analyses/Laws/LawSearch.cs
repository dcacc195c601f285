using System.Globalization;
using CsCheck;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>Looks for a run that the product and a model disagree about, and makes of it the shortest that they still do.</summary>
/// <param name="database">Where runs are carried out.</param>
/// <param name="storage">Ways to it.</param>
/// <param name="model">Makes a model, for each run its own.</param>
internal sealed class LawSearch(LawDatabase database, LawStorage storage, Func<LawModel> model)
{
    private LawCommand[]? _found;

    /// <summary>Steps that were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>How often one of them changed a row.</summary>
    public long Written { get; private set; }

    /// <summary>The run; null where there was none to be found.</summary>
    /// <param name="runs">How many are tried.</param>
    /// <param name="seed">CsCheck's, of the first; null for any.</param>
    public async Task<LawFinding?> Find(int runs, string? seed = null)
    {
        try
        {
            await LawCommand.Runs.SampleAsync(
                async run =>
                {
                    if (await Differs(run) is { } differs)
                    {
                        _found = _found is null || run.Length < _found.Length ? run : _found;
                        Assert.Fail(differs);
                    }
                },
                seed: seed,
                iter: runs,
                threads: 1,
                print: run => string.Create(CultureInfo.InvariantCulture, $"{run.Length} steps"));
            return null;
        }
        catch (CsCheckException exception) when (_found is not null)
        {
            var shortest = await Shorten(_found);
            return new LawFinding(shortest, await Differs(shortest) ?? "It differs no more.", exception.Message);
        }
    }

    // Whatever can be left out or made simpler, until nothing can.
    private async Task<LawCommand[]> Shorten(LawCommand[] run)
    {
        // Two activations need a step more than one, wherever the second has to read what the first wrote.
        LawCommand[] alone = [.. run.Select(step => step with { Activation = 0, Members = [.. step.Members.Select(member => member with { Activation = 0 })] })];
        run = await Differs(alone) is null ? run : alone;
        for (var place = run.Length - 1; place >= 0; place = place < 0 ? run.Length - 1 : place - 1)
        {
            foreach (var simpler in Simpler(run[place]))
            {
                LawCommand[] shorter = [.. run[..place], .. simpler, .. run[(place + 1)..]];
                if (await Differs(shorter) is not null)
                {
                    // What was needed for this one may not be needed any more.
                    (run, place) = (shorter, shorter.Length);
                    break;
                }
            }
        }

        return run;
    }

    private static IEnumerable<LawCommand[]> Simpler(LawCommand step)
    {
        yield return [];
        foreach (var member in step.Members)
        {
            yield return [member];
        }

        if (step.IsRefused) yield return [step with { IsRefused = false }];

        if (step.Fault != LawFault.None) yield return [step with { Fault = LawFault.None }];
    }

    private async Task<string?> Differs(LawCommand[] run)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            var own = model();
            try
            {
                var differs = await new LawRun(database, storage, own).Differs(run);
                Taken += run.Length;
                Written += own.Written;
                return differs;
            }
            catch (UnavailableException) when (!isAgain)
            {
                // A machine that stood still for seconds says nothing of the run; what is the product's fault happens again.
            }
        }
    }
}

/// <summary>A counterexample.</summary>
/// <param name="Run">As short as it was made.</param>
/// <param name="Differs">What the product and the model disagree about.</param>
/// <param name="Found">How it was found, by its seed.</param>
internal sealed record LawFinding(LawCommand[] Run, string Differs, string Found)
{
    public override string ToString() => $"{string.Join("; ", Run.AsEnumerable())}\n{Differs}\n{Found}";
}

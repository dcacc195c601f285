using OrleansResume.Benchmarks.Accuracy;
using OrleansResume.Benchmarks.Determinism;
using OrleansResume.Benchmarks.Durable;
using OrleansResume.Benchmarks.Fuzzing;
using OrleansResume.Benchmarks.Reading;

// With "serve": the server under load, as a process of its own, its verb behind the settings that every process of the tests has.
// Without a verb: the figures, all measured in this one run.
return args switch
{
    ["accuracy", .. var rest] => AccuracyCommand.Run(rest),
    ["reading", .. var rest] => ReadingCommand.Run(rest),
    ["fuzz", .. var rest] => await FuzzCommand.Run(rest),
    ["growth", .. var rest] => await GrowthCommand.Run(rest),
    ["soak", .. var rest] => await SoakCommand.Run(rest),
    ["same", .. var rest] => DeterminismCommand.Run(rest),
    _ when args.Contains("serve", StringComparer.Ordinal) => await InstantServer.Run([.. args.Where(arg => arg != "serve")]),
    _ => await Figures.Print(args),
};

using OrleansResume.Benchmarks.Durable;

// With "serve": the server under load, as a process of its own. Otherwise: the figures, all measured in this one run.
// The verb stands where the fixture puts it: behind the settings that every process of the tests has.
return args.Contains("serve", StringComparer.Ordinal)
    ? await InstantServer.Run([.. args.Where(arg => arg != "serve")])
    : await Figures.Print();

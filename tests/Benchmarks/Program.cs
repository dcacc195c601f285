using OrleansResume.Benchmarks;

// With "serve": the server under load, as a process of its own. Otherwise: the figures, all measured in this one run.
return args is ["serve", ..] ? await InstantServer.Run(args[1..]) : await Figures.Print();

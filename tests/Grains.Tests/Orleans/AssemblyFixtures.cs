using OrleansResume.Fixtures.Postgres;

[assembly: AssemblyFixture(typeof(TestPostgres))]

// Half of these tests wait for PostgreSQL and half for a processor: one more at a time than the smallest machine has of these.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

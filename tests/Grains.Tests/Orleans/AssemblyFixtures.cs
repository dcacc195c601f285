using OrleansResume.Fixtures.Postgres;

[assembly: AssemblyFixture(typeof(TestPostgres))]

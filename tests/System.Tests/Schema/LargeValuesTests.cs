namespace OrleansResume.System.Tests.Schema;

/// <summary>How what is large is stored: what is written often as it is, what is written once compressed quickly.</summary>
public sealed class LargeValuesTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100)]
    [InlineData(4000)]
    [InlineData(7000)]
    public async Task Payload_OfAState_IsNeitherCompressedNorMovedOutOfItsRow(int bytes)
    {
        var key = Guid.CreateVersion7().ToString();
        await schema.Database.ExecuteAsync(
            $"INSERT INTO orleans.grain_states VALUES ('service', '{key}', 1, 1, '', 1, convert_to(repeat('a', {bytes}), 'UTF8'))", Cancelled);

        Assert.InRange(await schema.Database.ScalarAsync<int>($"SELECT pg_column_size(payload) FROM orleans.grain_states WHERE state_name = '{key}'", Cancelled), bytes, bytes + 4);
        Assert.Equal(0, await schema.Database.ScalarAsync<long>(
            "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE oid = 'orleans.grain_states'::regclass", Cancelled));
    }

    [Theory]
    [InlineData("analyses", "result")]
    [InlineData("analyses", "job_description")]
    [InlineData("document_contents", "text")]
    [InlineData("document_contents", "layout")]
    public async Task Column_WrittenOnce_IsCompressedByLz4(string table, string column) => Assert.Equal('l', await schema.Database.ScalarAsync<char>(
        $"SELECT attcompression FROM pg_attribute WHERE attrelid = 'public.{table}'::regclass AND attname = '{column}'", Cancelled));
}

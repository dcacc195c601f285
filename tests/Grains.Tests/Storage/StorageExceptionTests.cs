using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

public sealed class StorageExceptionTests
{
    private static readonly Serializer<Exception> _serializer = new ServiceCollection()
        .AddSerializer(serializer => serializer.AddAssembly(typeof(StorageException).Assembly))
        .BuildServiceProvider()
        .GetRequiredService<Serializer<Exception>>();

    [Fact]
    public void Serialize_AnyFault_ArrivesWithMessageStateAndConstraint()
    {
        var maybe = Gen.OneOf(Gen.Const((string?)null), Gen.String.Select(text => (string?)text));
        Gen.Select(Gen.String, maybe, maybe).Sample((message, state, constraint) =>
        {
            var sent = new StorageException(message, state, constraint);
            var arrived = Assert.IsType<StorageException>(_serializer.Deserialize(_serializer.SerializeToArray(sent)));
            Assert.Equal((message, state, constraint), (arrived.Message, arrived.SqlState, arrived.Constraint));
        });
    }

    [Fact]
    public void Serialize_AThrownFault_ArrivesAsItself()
    {
        var thrown = Assert.Throws<StorageException>(Fail);
        var arrived = Assert.IsType<StorageException>(_serializer.Deserialize(_serializer.SerializeToArray(thrown)));
        Assert.Equal(("23514", "some_check"), (arrived.SqlState, arrived.Constraint));

        static void Fail() => throw new StorageException("PostgreSQL refused the statement.", "23514", "some_check");
    }
}

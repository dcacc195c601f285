using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Guests;

/// <summary>A guest's places for streams: kept for as long as they are asked for.</summary>
public sealed class StreamPlacesTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private ResumeCluster _cluster = null!;

    private IGuestGrain Guest { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ResumeCluster.Start(postgres, workers: false, services: services => services.AddSingleton(new DatabaseClock(_time)));
        Guest = _cluster.Grains.Guest(new GuestId(Guid.CreateVersion7()));
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Hold_AskedAgainInTime_KeepsThePlaceForGood()
    {
        var streams = await Five();
        for (var passed = 0; passed < 120; passed += 25)
        {
            _time.Advance(TimeSpan.FromSeconds(25));
            foreach (var stream in streams)
            {
                Assert.Null(await Guest.HoldStream(stream));
            }

            Assert.Equal(RefusalCode.RateLimited, (await Guest.HoldStream(Guid.CreateVersion7()))?.Code);
        }
    }

    [Fact]
    public async Task Hold_OfWhoeverDoesNotAskAgain_IsFreeAfterTheLease()
    {
        var streams = await Five();
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await Guest.HoldStream(streams[0]));
        _time.Advance(TimeSpan.FromSeconds(11));

        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await Guest.HoldStream(Guid.CreateVersion7()));
        }

        Assert.NotNull(await Guest.HoldStream(streams[1]));
        Assert.Null(await Guest.HoldStream(streams[0]));
    }

    private async Task<List<Guid>> Five()
    {
        var streams = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var stream in streams)
        {
            Assert.Null(await Guest.HoldStream(stream));
        }

        return streams;
    }
}

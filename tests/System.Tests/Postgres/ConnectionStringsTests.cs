using Npgsql;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class ConnectionStringsTests
{
    [Fact]
    public void Prepare_BareString_GetsOurDefaults()
    {
        var prepared = new NpgsqlConnectionStringBuilder(ConnectionStrings.Prepare("Host=db;Database=x", "silo"));
        Assert.Equal("public,orleans", prepared.SearchPath);
        Assert.Equal("silo", prepared.ApplicationName);
        Assert.Equal(100, prepared.MaxAutoPrepare);
        Assert.Equal(30, prepared.MaxPoolSize);
        Assert.Equal(5, prepared.Timeout);
        Assert.Equal(15, prepared.CommandTimeout);
        Assert.Equal(30, prepared.KeepAlive);
        Assert.True(prepared.NoResetOnClose);
        Assert.Contains("lock_timeout=2s", prepared.Options, StringComparison.Ordinal);
        Assert.Equal("db", prepared.Host);
    }

    [Fact]
    public void Prepare_UsersOwnValues_Stay()
    {
        var prepared = new NpgsqlConnectionStringBuilder(ConnectionStrings.Prepare("Host=db;Max Auto Prepare=0;MaxPoolSize=7;Timeout=15;Application Name=mine;Options=-c work_mem=8MB"));
        Assert.Equal((0, 7, 15, "mine"), (prepared.MaxAutoPrepare, prepared.MaxPoolSize, prepared.Timeout, prepared.ApplicationName));
        Assert.EndsWith(" -c work_mem=8MB", prepared.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SearchPathAndErrorDetail_AreOurs()
    {
        var prepared = new NpgsqlConnectionStringBuilder(ConnectionStrings.Prepare("Host=db;Search Path=other;Include Error Detail=true"));
        Assert.Equal("public,orleans", prepared.SearchPath);
        Assert.False(prepared.IncludeErrorDetail);
    }

    [Fact]
    public void Prepare_UnknownKey_IsRefused() => Assert.Throws<ArgumentException>(() => ConnectionStrings.Prepare("Hots=db"));
}

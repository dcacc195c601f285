using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.House;

/// <summary>Folders that compute and do nothing else: bytes and text in, values out, on any thread and in any process.</summary>
public sealed class PureFoldersTests
{
    // What a message is made of says nothing about where it runs.
    private static readonly string[] _ofContracts =
    [
        "Orleans.GenerateSerializerAttribute", "Orleans.IdAttribute", "Orleans.AliasAttribute", "Orleans.ImmutableAttribute",
        "Orleans.Concurrency.ImmutableAttribute",
    ];

    private static readonly string[] _impure = ["Orleans", "Npgsql", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "System.Net.Http"];

    // Where pure code is put to work: it starts and ends with its host.
    private const string Processes = "OrleansResume.Grains.Documents.Reading.Processes";

    private static readonly Architecture _grains = new ArchLoader().LoadAssembly(typeof(StorageException).Assembly).Build();

    [Theory]
    [InlineData("OrleansResume.Grains.Documents.Reading")]
    [InlineData("OrleansResume.Grains.Resumes")]
    [InlineData("OrleansResume.Grains.Analyses.Scoring")]
    [InlineData("OrleansResume.Grains.Analyses.Keywords")]
    public void PureFolder_DependsOnNoRuntimeDatabaseOrHttp(string folder) => Assert.Empty(Impurities(folder));

    [Theory]
    [InlineData("OrleansResume.Grains.Analyses.AnalysisLifecycle")]
    [InlineData("OrleansResume.Grains.Analyses.AnalysisRequest")]
    public void PureType_DependsOnNoRuntimeDatabaseOrHttp(string type) => Assert.Empty(Impurities(type));

    [Theory]
    [InlineData("OrleansResume.Grains.Analyses", "Orleans.Grain")]
    [InlineData("OrleansResume.Grains.Storage", "Npgsql.NpgsqlDataSource")]
    [InlineData("OrleansResume.Grains.Workers", "Orleans.IGrainFactory")]
    public void ImpureFolder_IsFoundOut(string folder, string dependency) =>
        Assert.Contains(Impurities(folder), found => found.EndsWith($" {dependency}", StringComparison.Ordinal));

    private static string[] Impurities(string folder)
    {
        var types = _grains.Types.Where(type => IsIn(type.FullName, folder) && !IsIn(type.FullName, Processes)).ToArray();
        Assert.NotEmpty(types);
        return
        [
            .. types.SelectMany(type => type.Dependencies.Select(dependency => (type.FullName, Target: dependency.Target.FullName)))
                .Where(dependency => _impure.Any(impure => IsIn(dependency.Target, impure)) && !_ofContracts.Contains(dependency.Target, StringComparer.Ordinal))
                .Select(dependency => $"{dependency.FullName} → {dependency.Target}")
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool IsIn(string name, string folder) =>
        name.StartsWith(folder, StringComparison.Ordinal) && (name.Length == folder.Length || name[folder.Length] is '.' or '+' or '/');
}

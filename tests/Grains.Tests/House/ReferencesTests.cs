using System.Reflection;
using System.Xml.Linq;
using OrleansResume.GrainInterfaces;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.House;

/// <summary>Api → GrainInterfaces ← Grains ← Silo → Api, and who may know which package.</summary>
public sealed class ReferencesTests
{
    [Theory]
    [InlineData("GrainInterfaces", "")]
    [InlineData("Grains", "GrainInterfaces")]
    [InlineData("Api", "GrainInterfaces")]
    [InlineData("Silo", "Api Grains")]
    public void Project_References_AreThoseOfTheDesign(string project, string references) =>
        Assert.Equal(references, string.Join(' ', Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)));

    [Fact]
    public void GrainInterfaces_Packages_AreOrleansSdkAlone() =>
        Assert.Equal(["Microsoft.Orleans.Sdk"], Included("GrainInterfaces", "PackageReference"));

    [Theory]
    [InlineData("GrainInterfaces", "Npgsql|Microsoft.AspNetCore|Microsoft.Orleans.Server|Microsoft.Orleans.Client|dbup")]
    [InlineData("Grains", "Microsoft.AspNetCore|Microsoft.Orleans.Client|Microsoft.Orleans.Clustering|dbup|Scalar")]
    [InlineData("Api", "Microsoft.Orleans.Server|Microsoft.Orleans.Persistence|Microsoft.Orleans.Reminders|dbup|PdfPig|DocumentFormat.OpenXml")]
    public void Project_Packages_AreNoneOfAnothersTrade(string project, string others) => Assert.DoesNotContain(
        Included(project, "PackageReference").Concat(Included(project, "FrameworkReference")),
        package => others.Split('|').Any(other => package.StartsWith(other, StringComparison.Ordinal)));

    [Fact]
    public void GrainsAndContracts_KnowNoHttp()
    {
        foreach (var assembly in new[] { typeof(GrainReferences).Assembly, typeof(StorageException).Assembly })
        {
            Assert.DoesNotContain(
                assembly.GetReferencedAssemblies(),
                reference => reference.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Contracts_KnowOnlyOrleansAndTheRuntime() => Assert.All(
        typeof(GrainReferences).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
        name => Assert.True(
            name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Orleans.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal),
            name));

    [Fact]
    public void Api_KnowsNoGrainsNorTheSilo()
    {
        // The silo hosts the Api, so the Api is there to be loaded wherever the silo is.
        var api = Assembly.Load("OrleansResume.Api").GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.DoesNotContain(api, name => name is "OrleansResume.Grains" or "OrleansResume.Silo" or "Orleans.Runtime");
    }

    private static string[] Included(string project, string item) =>
    [
        .. XDocument.Parse(Assert.Single(SourceTree.Files($"{project}.csproj", project)).Text)
            .Descendants(item)
            .Select(reference => reference.Attribute("Include")!.Value),
    ];
}

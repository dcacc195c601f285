using System.Reflection;
using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.House;

public sealed class GrainClassesTests
{
    private static Type[] Classes =>
        [.. typeof(StorageException).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IGrainBase).IsAssignableFrom(type))];

    private static Type[] Interfaces =>
        [.. typeof(GrainReferences).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))];

    // The storage's rows know the state's name and the grain's key, not its class.
    [Fact]
    public void StateNames_OfAllGrains_AreUnique()
    {
        var names = Classes
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .OfType<string>()
            .ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.DoesNotContain("state", names);
    }

    // Its state is always called "state".
    [Fact]
    public void Grains_DeriveFromGrainItselfAndAreSealed()
    {
        Assert.NotEmpty(Classes);
        Assert.All(Classes, type => Assert.Equal(typeof(Grain), type.BaseType));
        Assert.All(Classes, type => Assert.True(type.IsSealed, type.Name));
    }

    [Fact]
    public void Grains_HaveNoInterfaceOutsideTheContracts() => Assert.All(
        Classes.SelectMany(type => type.GetInterfaces()).Where(type => typeof(IGrain).IsAssignableFrom(type)).Distinct(),
        type => Assert.True(type.Assembly == typeof(GrainReferences).Assembly || type.Assembly == typeof(IGrain).Assembly || type == typeof(IRemindable), type.FullName));

    // A string key that reads as a number is stored as that number.
    [Fact]
    public void Keys_AreGuidsOrOneFixedInteger()
    {
        Assert.NotEmpty(Interfaces);
        Assert.All(Interfaces, type => Assert.True(
            typeof(IGrainWithGuidKey).IsAssignableFrom(type) || typeof(IGrainWithIntegerKey).IsAssignableFrom(type), type.Name));

        var made = SourceTree.Files(".cs", SourceTree.Product)
            .SelectMany(file => Regex.Matches(file.Text, @"(?:GetGrain|\bOf)<(I\w+Grain)>\(([^;]*)\)", RegexOptions.NonBacktracking).Select(match => (file.Path, Of: match)))
            .ToArray();
        Assert.Equal(Interfaces.Select(type => type.Name).Order(StringComparer.Ordinal), made.Select(reference => reference.Of.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(made, reference => Assert.Equal("GrainInterfaces/GrainReferences.cs", reference.Path));
        Assert.All(made, reference => Assert.Equal(
            typeof(IGrainWithIntegerKey).IsAssignableFrom(Interfaces.Single(type => type.Name == reference.Of.Groups[1].Value)) ? "0" : "grains, id.Value",
            reference.Of.Groups[2].Value));
    }
}

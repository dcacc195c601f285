using System.Reflection;
using System.Runtime.CompilerServices;
using OrleansResume.GrainInterfaces;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.House;

/// <summary>Whatever travels has a name and numbers of its own, so that its class may be moved and renamed.</summary>
public sealed class ContractsTests
{
    private static Type[] All =>
        [.. new[] { typeof(GrainReferences).Assembly, typeof(StorageException).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(IsOurs)];

    private static Type[] Interfaces =>
        [.. All.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    private static Type[] Messages =>
        [.. All.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    [Fact]
    public void Aliases_OfInterfacesAndMessages_AreThereAndUnique()
    {
        Assert.NotEmpty(Interfaces);
        Assert.NotEmpty(Messages);
        var aliases = Interfaces.Concat(Messages).Select(type => (type.FullName, Alias: AliasOf(type))).ToArray();
        Assert.All(aliases, type => Assert.False(string.IsNullOrEmpty(type.Alias), type.FullName));
        Assert.Empty(aliases.GroupBy(type => type.Alias, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Aliases_OfMethods_AreThereAndUniqueInTheirInterface() => Assert.All(Interfaces, type =>
    {
        var methods = type.GetMethods();
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.False(string.IsNullOrEmpty(AliasOf(method)), $"{type.Name}.{method.Name}"));
        Assert.Equal(methods.Length, methods.Select(AliasOf).Distinct(StringComparer.Ordinal).Count());
    });

    [Fact]
    public void Ids_OfMembers_AreExplicitAndUnique() => Assert.All(Messages.Where(type => !type.IsEnum), type =>
    {
        var members = Stored(type).ToArray();
        Assert.All(members, member => Assert.True(IdOf(member) is not null, $"{type.Name}.{member.Name}"));
        Assert.Equal(members.Length, members.Select(IdOf).Distinct().Count());
    });

    // Without [GenerateSerializer] a type goes through another serializer, or fails when first sent.
    [Fact]
    public void Types_ThatTravel_AreSerializable()
    {
        var travelling = Interfaces.SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .SelectMany(Parts)
            .Concat(Messages.SelectMany(type => Stored(type).SelectMany(member => Parts(TypeOf(member)))))
            .Where(type => IsOurs(type) && !typeof(IAddressable).IsAssignableFrom(type))
            .Distinct()
            .ToArray();
        Assert.NotEmpty(travelling);
        Assert.All(travelling, type => Assert.True(type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false), type.FullName));
    }

    [Fact]
    public void Manifest_ListsEveryGrainInterface()
    {
        var manifest = Assert.Single(SourceTree.Files("OrleansContracts.txt", "GrainInterfaces")).Lines
            .Where(line => line.StartsWith("interface ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2]);
        Assert.Equal(Interfaces.Select(type => type.FullName).Order(StringComparer.Ordinal), manifest.Order(StringComparer.Ordinal));
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("OrleansResume.", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static uint? IdOf(MemberInfo member) => member.GetCustomAttribute<IdAttribute>(inherit: false)?.Id;

    // A value is kept in a field: one that is written down, or the one behind a property.
    private static IEnumerable<MemberInfo> Stored(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(field => !field.IsDefined(typeof(NonSerializedAttribute), inherit: false))
        .Select(field => field.Name.StartsWith('<')
            ? type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!
            : (MemberInfo)field);

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { IsGenericParameter: true } => [],
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}

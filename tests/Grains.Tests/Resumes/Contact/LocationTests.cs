using OrleansResume.Grains.Resumes.Contact;

namespace OrleansResume.Grains.Tests.Resumes.Contact;

/// <summary>What is a place and nothing else.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData("U.K.")]
    [InlineData("Germany")]
    [InlineData("United States of America")]
    [InlineData("OR")]
    [InlineData("Île-de-France")]
    [InlineData("Portland, OR 97201")]
    [InlineData("Southend-on-Sea")]
    [InlineData("Remote")]
    public void IsPlace_OfAPlace_IsTrue(string text) => Assert.True(LocationReader.IsPlace(text));

    [Theory]
    [InlineData("")]
    [InlineData("UxK.")]
    [InlineData("germany")]
    [InlineData("Germany GmbH")]
    [InlineData("ORE")]
    [InlineData("Ruby-on-Rails")]
    [InlineData("Editor-in-Chief")]
    public void IsPlace_OfSomethingElse_IsFalse(string text) => Assert.False(LocationReader.IsPlace(text));
}

using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes.Contact;

/// <summary>Whose resume it is.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("Name : Jane Doe", "Jane Doe")]
    [InlineData("Name: Jane Doe", "Jane Doe")]
    [InlineData("Nom : Jeanne Exemple", "Jeanne Exemple")]
    [InlineData("Nombre y apellidos: Ana de la Muestra", "Ana de la Muestra")]
    [InlineData("Full Name:\nJane Doe", "Jane Doe")]
    [InlineData("Name\nJane Doe", "Jane Doe")]
    [InlineData("CURRICULUM VITAE\nJane Doe", "Jane Doe")]
    [InlineData("CURRICULAM VITAE\nJane Doe", "Jane Doe")]
    [InlineData("Cirriculum Vitea\nJane Doe", "Jane Doe")]
    [InlineData("BIO DATA\nJane Doe", "Jane Doe")]
    [InlineData("Bio-Data\nJane Doe", "Jane Doe")]
    [InlineData("Resume of Jane Doe", "Jane Doe")]
    [InlineData("Curriculum Vitae – Jane Doe", "Jane Doe")]
    [InlineData("Doe, Jane\njane.doe@example.com", "Doe, Jane")]
    [InlineData("Jane (Jenny) Doe", "Jane (Jenny) Doe")]
    [InlineData("Jane “Jenny” Doe", "Jane “Jenny” Doe")]
    [InlineData("Jane Doe (she/her)", "Jane Doe")]
    [InlineData("Jane Doe, PhD", "Jane Doe")]
    [InlineData("João das Neves", "João das Neves")]
    [InlineData("Maria do Carmo", "Maria do Carmo")]
    [InlineData("Piet op den Akker", "Piet op den Akker")]
    [InlineData("Ans ter Horst", "Ans ter Horst")]
    [InlineData("Carl af Exempel", "Carl af Exempel")]
    [InlineData("Jeanne d'Arc", "Jeanne d'Arc")]
    [InlineData("Jan van 't Hof", "Jan van 't Hof")]
    [InlineData("Mary Baker", "Mary Baker")]
    [InlineData("Tom Cook\nHead Chef", "Tom Cook")]
    [InlineData("Perry Mason\nSolicitor", "Perry Mason")]
    [InlineData("Eva Koch\nIngenieurin", "Eva Koch")]
    [InlineData("Eva Fitter\neva.fitter@example.com", "Eva Fitter")]
    [InlineData("Senior Software Engineer", null)]
    [InlineData("Father's Name : John Doe", null)]
    public void Name_WhateverStandsAroundIt_IsFound(string lines, string? name) => Assert.Equal(name, Parse($"{lines}\n\nExperience\nEngineer, Example Works, 2019 – 2020\n").Resume.Basics?.Name);

    [Theory]
    [InlineData("Full Name ", "Jane Doe", "Jane Doe")]
    [InlineData("Curriculum Vitae ", "Jane Doe", "Jane Doe")]
    [InlineData("Father's Name ", "John Doe", null)]
    public void Name_InARowOfATable_IsTheCellBesideItsLabel(string label, string value, string? name)
    {
        var parsed = Parse($"{label}{value}\n\nExperience\n", (label, new LayoutLine { Page = 1, Kind = LineKind.TableRow, Breaks = [label.Length] }));
        Assert.Equal(name, parsed.Resume.Basics?.Name);
    }
}

using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace InnovationPipeline.Platform.Files;

/// <summary>A part of a document: a heading, a paragraph or a table.</summary>
public abstract record WordBlock;

/// <param name="Level">1 to 3</param>
public sealed record WordHeading(int Level, string Text) : WordBlock;

public sealed record WordParagraph(string Text) : WordBlock;

public sealed record WordTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : WordBlock;

/// <summary>A document to download: real headings and tables with header rows, so that it can be navigated and read aloud.</summary>
public sealed record WordDocument(string Title, IReadOnlyList<WordBlock> Blocks)
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = Plain(Title);
            document.PackageProperties.Language = "en-GB";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new Body(Blocks.Select(Element)));
        }
        return stream.ToArray();
    }

    private static OpenXmlElement Element(WordBlock block) =>
        block switch
        {
            WordHeading heading => new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{Math.Clamp(heading.Level, 1, 3)}" }),
                Words(heading.Text)
            ),
            WordTable table => Grid(table),
            WordParagraph paragraph => new Paragraph(Words(paragraph.Text)),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };

    private static Table Grid(WordTable table)
    {
        var line = () => new EnumValue<BorderValues>(BorderValues.Single);
        var header = new TableRow(new TableRowProperties(new TableHeader()));
        header.Append(table.Columns.Select(c => Cell(c, bold: true)));
        var grid = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = line(), Size = 4 },
                    new BottomBorder { Val = line(), Size = 4 },
                    new InsideHorizontalBorder { Val = line(), Size = 4 }
                )
            ),
            new TableGrid(table.Columns.Select(_ => new GridColumn())),
            header
        );
        grid.Append(table.Rows.Select(r => new TableRow(r.Select(c => Cell(c, bold: false)))));
        return grid;
    }

    private static TableCell Cell(string text, bool bold)
    {
        var run = Words(text);
        if (bold)
            run.PrependChild(new RunProperties(new Bold()));
        return new TableCell(new Paragraph(run));
    }

    private static Run Words(string text) => new(new Text(Plain(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Plain(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Arial", HighAnsi = "Arial" },
                        new FontSize { Val = "22" },
                        new Languages { Val = "en-GB" }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))
            ),
            Heading(1, "36"),
            Heading(2, "28"),
            Heading(3, "24")
        );

    private static Style Heading(int level, string size) =>
        new(
            new StyleName { Val = $"heading {level}" },
            new StyleParagraphProperties(new KeepNext(), new OutlineLevel { Val = level - 1 }),
            new StyleRunProperties(new Bold(), new FontSize { Val = size })
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = $"Heading{level}",
        };
}

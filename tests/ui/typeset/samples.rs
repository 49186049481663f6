//! Documents to set, all written for these tests.

use newsview::domain::document::{Block, Document, Figure, Inlines, InlinesBuilder, List, Style, Table};
use newsview::domain::text::Text;

const EMPHASIS: Style = Style {
    emphasis: true,
    ..Style::PLAIN
};
const CODE: Style = Style {
    code: true,
    ..Style::PLAIN
};

fn text(raw: &str) -> Block {
    Block::Paragraph(Inlines::plain(raw))
}

fn heading(level: u8, raw: &str) -> Block {
    Block::Heading {
        level,
        text: Inlines::plain(raw),
    }
}

fn cells(raw: &[&str]) -> Vec<Inlines> {
    raw.iter().map(|cell| Inlines::plain(cell)).collect()
}

/// One paragraph of plain and linked runs.
pub fn paragraph(runs: &[(&str, Option<&str>)]) -> Document {
    let mut document = Document::default();
    let mut builder = InlinesBuilder::new();
    for (run, target) in runs {
        let link = target.and_then(|target| document.add_link(&Text::line(target)));
        builder.push(run, Style::PLAIN, link);
    }
    document.blocks.push(Block::Paragraph(builder.take()));
    document
}

/// An article with every kind of block.
pub fn edition() -> Document {
    let mut document = opening();
    document.blocks.extend(agreement());
    document.blocks.extend(ending());
    document
}

fn opening() -> Document {
    let mut document = paragraph(&[
        (
            "The two leaders spoke by phone on Tuesday and agreed to meet in spring, ",
            None,
        ),
        ("both offices said", Some("https://offices.example/statement")),
        (
            ". The call lasted forty minutes – longer than planned – and ended with an invitation to the river city’s well-known barrier.",
            None,
        ),
    ]);
    let picture = Text::line("https://pictures.example/2026/barrier.jpg");
    document.add_link(&picture);
    document.blocks.extend([
        Block::Figure(Figure {
            url: Some(picture),
            alt: Text::line("A flood barrier"),
            caption: Inlines::plain(
                "The barrier at low tide, with two of its nine gates open for the first time since autumn.",
            ),
            credit: Text::line("Lena Ortmann / Delta Post"),
        }),
        Block::Quote(vec![
            text("“We have put the difficult year behind us,” the harbour minister said."),
            Block::Quote(vec![text(
                "“And what a year it was,” her deputy had written before.",
            )]),
        ]),
    ]);
    document
}

fn agreement() -> Vec<Block> {
    let mut styled = InlinesBuilder::new();
    styled.push("The harbour master calls it ", Style::PLAIN, None);
    styled.push("a new beginning", EMPHASIS, None);
    styled.push(" and reads the gauge with ", Style::PLAIN, None);
    styled.push("tide --now", CODE, None);
    styled.push(" every morning at six.", Style::PLAIN, None);
    vec![
        heading(2, "What was agreed"),
        Block::Paragraph(styled.take()),
        Block::List(nested_list()),
        Block::List(List {
            start: Some(9),
            items: vec![
                vec![text("A meeting in Port Alma in the last week of April.")],
                vec![
                    text("A joint report on the gates."),
                    text("It is to be written by both harbour offices."),
                ],
            ],
        }),
        heading(3, "The bridges in numbers"),
        Block::Table(Table {
            head: cells(&["Bridge", "Built", "State of repair", "Cost"]),
            rows: vec![
                cells(&[
                    "Ester Bridge",
                    "1908",
                    "closed until the bearings are renewed",
                    "€12.5 m",
                ]),
                cells(&["Old Mole", "1764", "open to walkers only", "€900,000"]),
                cells(&["North Gate", "2019", "open", "–"]),
            ],
        }),
    ]
}

fn ending() -> Vec<Block> {
    vec![
        Block::Preformatted {
            text: Text::lines(
                "gate  open  since\n  1    yes  05:40\n  2    no   closed for the season, see the notice of the harbour office",
            ),
            language: None,
        },
        Block::Rule,
        Block::Figure(Figure {
            url: None,
            alt: Text::line("A map of the river mouth"),
            caption: Inlines::default(),
            credit: Text::default(),
        }),
        text("More is expected on Friday."),
        Block::Closing(Inlines::plain(
            "Reporting by Ana Ruiz in Port Alma; editing by Tom Beck",
        )),
        Block::Closing(Inlines::plain("Sign up for the evening letter.")),
    ]
}

fn nested_list() -> List {
    let deepest = List {
        start: None,
        items: vec![vec![text("gate two stays shut")]],
    };
    let inner = List {
        start: None,
        items: vec![
            vec![text("gates one to four"), Block::List(deepest)],
            vec![text("the lock")],
        ],
    };
    List {
        start: None,
        items: vec![
            vec![
                text("The barrier opens at low tide, first on weekdays and then every day."),
                Block::List(inner),
            ],
            vec![text("The ferry stays free of charge.")],
        ],
    }
}

/// Hebrew with numbers, Latin words, brackets, a quote and a list.
pub fn hebrew() -> Document {
    let mut document = Document::of_paragraphs([
        "הנמל (Port Alma) נפתח ביום 12 במאי 2026, אחרי 3.5 שנים; העלות: 40% יותר (כ-900 אלף) מן התכנון.",
        "The word שלום (peace) closed the speech.",
    ]);
    document.blocks.push(Block::Quote(vec![text(
        "“השנה הקשה מאחורינו”, אמרה שרת הנמל בישיבה הארוכה.",
    )]));
    document.blocks.push(Block::List(List {
        start: Some(1),
        items: vec![vec![text("שער ראשון [פתוח]")], vec![text("שער שני")]],
    }));
    document.blocks.push(Block::Table(Table {
        head: cells(&["גשר", "שנה"]),
        rows: vec![cells(&["הגשר הישן", "1764"]), cells(&["צפון", "2019"])],
    }));
    document
}

/// Arabic with both kinds of digits.
pub fn arabic() -> Document {
    Document::of_paragraphs([
        "فُتح الميناء (بورت ألما) يوم ١٢ مايو 2026 بعد ٣٫٥ سنوات، وقالت الوزيرة: «لقد مضت السنة الصعبة» أمام Harbour Wire.",
    ])
}

/// Japanese with brackets, small kana and Latin words.
pub fn japanese() -> Document {
    Document::of_paragraphs([
        "港の大臣は「難しい一年は終わった」と述べ、五月十二日（火）に新しい水門が開くと発表した。ショップやフェリーはPort Almaで無料になり、市民はさっそく列を作った。",
        "半角のｶﾞｲﾄﾞもある。",
    ])
}

/// Emoji that terminals measure differently.
pub fn emoji() -> Document {
    Document::of_paragraphs([
        "Families 👩‍👩‍👧 and fans 👍🏽 of 🇫🇷 came, 1️⃣ by one, with ❤️ and 🏳️‍🌈 flags to see the 🚢 sail.",
    ])
}

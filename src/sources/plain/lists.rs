//! Lists of words that news sets in fixed places, in the languages of the agencies.

/// Small words that stand inside the names of people and places.
#[rustfmt::skip]
pub const PARTICLES: &[&str] = &[
    "de", "del", "della", "des", "der", "den", "di", "da", "dos", "das", "do", "du", "d", "la", "le", "les",
    "el", "al", "van", "von", "vom", "zu", "und", "bin", "ibn", "ben", "abu", "am", "an", "auf", "sur",
    "upon", "of", "y", "e", "i", "ter", "ten", "af", "av", "st", "os", "as", "los", "las", "na", "ul", "ur",
    "the",
];

/// Agencies known everywhere.
#[rustfmt::skip]
pub const AGENCIES: &[&str] = &[
    "ap", "afp", "reuters", "xinhua", "dpa", "efe", "ansa", "tass", "kyodo", "yonhap", "pti", "ani", "upi",
    "ians", "bloomberg", "apa", "sda", "ntb", "tt", "ritzau", "anp", "belga", "lusa", "pap", "aap", "cp",
    "pa", "interfax", "anadolu", "epa", "getty", "getty images", "kcna", "cna", "afp-jiji", "jiji",
    "the associated press", "associated press", "agence france-presse", "thomson reuters", "新华社", "時事",
    "共同", "연합뉴스",
];

/// Words that the names of outlets are made of.
#[rustfmt::skip]
pub const OUTLET_WORDS: &[&str] = &[
    "wire", "post", "times", "news", "herald", "press", "agency", "daily", "tribune", "gazette", "journal",
    "chronicle", "telegraph", "observer", "courier", "standard", "guardian", "star", "mail", "mirror",
    "radio", "tv", "broadcasting", "online", "today", "weekly", "review", "bulletin", "dispatch",
    "sentinel", "examiner", "inquirer", "independent", "report", "media", "network", "service", "zeitung",
    "presse", "nachrichten", "kurier", "bote", "diario", "gaceta", "giornale", "jornal", "echo", "express",
    "globe",
];

/// Labels of sections, as set above a headline.
#[rustfmt::skip]
pub const SECTIONS: &[&str] = &[
    "world", "world news", "news", "politics", "business", "economy", "markets", "finance", "sport",
    "sports", "opinion", "breaking", "breaking news", "exclusive", "analysis", "local", "local news",
    "culture", "science", "health", "technology", "tech", "arts", "live", "top stories", "international",
    "national", "national news", "europe", "asia", "africa", "americas", "middle east", "us", "uk",
    "us news", "uk news", "environment", "climate", "weather", "travel", "lifestyle", "entertainment",
    "education", "crime", "feature", "features", "editorial", "comment", "video", "in depth", "latest",
    "explainer", "interview", "obituary", "politik", "wirtschaft", "kultur", "panorama", "monde",
    "économie", "mundo", "economía", "deportes", "国際", "社会", "政治", "経済", "スポーツ",
];

/// Words that begin sentences or name people, not places.
#[rustfmt::skip]
pub const NO_PLACE: &[&str] = &[
    "A", "An", "It", "He", "She", "They", "We", "I", "But", "And", "Yet", "So", "Now", "Then", "Here",
    "There", "This", "That", "What", "When", "How", "Why", "Who", "Yes", "No", "Not", "In", "On", "At",
    "For", "If", "As", "First", "Second", "Third", "Finally", "Today", "Yesterday", "Tomorrow", "Monday",
    "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "However", "Meanwhile", "Mr", "Mr.",
    "Mrs.", "Ms.", "Dr.", "Minister", "President", "Both", "All", "Some", "Many", "Most", "One", "Two",
    "Three",
];

/// Labels that are set like a place: "BREAKING:", "Analysis –".
#[rustfmt::skip]
pub const NO_DATELINE: &[&str] = &[
    "breaking", "update", "updated", "updates", "watch", "exclusive", "analysis", "note", "opinion",
    "video", "live", "photo", "photos", "pictures", "image", "correction", "editor’s note", "editor's note",
    "explainer", "factbox", "timeline", "profile", "review", "interview", "feature", "advertisement",
    "summary", "background", "warning", "read more", "related", "listen", "developing", "urgent", "alert",
    "caption", "credit", "source", "sources", "contact", "headline", "title", "author", "date", "by",
    "question", "answer", "q", "fact", "facts", "file", "published", "originally published",
    "first published", "posted", "tonight", "today", "tomorrow", "yesterday", "result", "results", "key points", "why it matters",
    "what next", "context", "tl;dr", "ps", "nb",
];

/// Labels before a credit or a caption.
#[rustfmt::skip]
pub const CREDIT_LABELS: &[&str] = &[
    "photo credit", "photo courtesy", "photograph by", "photographs by", "photography by", "photo by",
    "photos by", "picture by", "pictures by", "image credit", "picture credit", "credit", "photograph",
    "photo", "photos", "image", "picture", "pic", "foto", "fotos", "bild", "bilder", "crédit photo",
    "crédits photo", "crédit", "illustration by", "illustration", "file photo", "file", "写真", "図", "照片", "תמונה", "צילום", "صورة", "تصوير",
];

/// Labels before a caption.
#[rustfmt::skip]
pub const CAPTION_LABELS: &[&str] = &[
    "caption", "photo caption", "image caption", "légende", "bildunterschrift",
];

/// Words by which a caption without a credit is known.
#[rustfmt::skip]
pub const CAPTION_WORDS: &[&str] = &[
    "pictured", "is seen", "are seen", "poses", "pose for", "left,", "right,", "(l)", "(r)", "file photo",
    "looks on", "walks past", "seen here", "shown", "a view of", "an aerial view",
];

/// What people do, as a byline says it.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
    "editor", "correspondent", "correspondents", "reporter", "reporters", "writer", "writers",
    "contributor", "analyst", "columnist", "chief", "desk", "bureau", "producer", "photographer", "staff",
    "agencies", "redaktion", "correspondant", "corresponsal",
];

/// Notes that open the end: what follows them belongs to them.
#[rustfmt::skip]
pub const CLOSING_NOTES: &[&str] = &[
    "note from the author", "note from the editor", "a note from", "about the author", "editor's note",
    "editor’s note", "author's note", "author’s note",
];

/// What stands before the date of publication; longer ones first.
#[rustfmt::skip]
pub const PUBLISHED: &[&str] = &[
    "first published on", "first published", "published on", "published at", "published", "date published",
    "posted on", "posted at", "posted", "issued on", "issued", "date", "publié le", "publiée le",
    "veröffentlicht am", "veröffentlicht", "publicado el", "publicado em", "publicado", "pubblicato il",
    "pubblicato", "stand", "datum", "fecha", "公開", "配信", "掲載", "发布时间", "פורסם", "نشر في",
];

/// What stands before the date of a change; longer ones first.
#[rustfmt::skip]
pub const UPDATED: &[&str] = &[
    "last updated on", "last updated at", "last updated", "last modified", "updated on", "updated at",
    "updated", "modified on", "modified", "mis à jour le", "aktualisiert am", "aktualisiert",
    "actualizado el", "actualizado", "aggiornato il", "aggiornato", "更新", "עודכן",
];

/// Days of the week.
#[rustfmt::skip]
pub const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
];

/// Months, as datelines write them in the languages of the agencies.
#[rustfmt::skip]
pub const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "january",
    "february", "march", "april", "june", "july", "august", "sept", "september", "october", "november",
    "december", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier",
    "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    "ene", "enero", "febrero", "marzo", "abr", "abril", "mayo", "junio", "julio", "ago", "agosto",
    "septiembre", "octubre", "noviembre", "dic", "diciembre", "gennaio", "febbraio", "aprile", "maggio",
    "giugno", "luglio", "settembre", "ottobre", "dicembre",
];

/// Words after which a line surely goes on.
#[rustfmt::skip]
pub const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "by", "from", "as",
    "is", "are", "into", "over", "after", "under", "its", "his", "her", "their", "de", "la", "le", "les",
    "des", "du", "und", "der", "die", "das", "mit", "von", "zu", "y", "el", "en", "che", "di", "e", "o",
    "A", "The", "Of", "In", "On", "At", "To", "For", "And", "Or", "With", "By", "From", "As", "Over",
    "After", "AND", "THE", "OF", "IN", "ON", "AT", "TO", "FOR", "WITH", "BY", "FROM", "OVER", "AFTER",
];

/// Bodies known by their letters, which look like a place in capitals.
#[rustfmt::skip]
pub const BODIES: &[&str] = &[
    "NATO", "UEFA", "FIFA", "NASA", "OPEC", "IAEA", "OSCE", "BRICS", "ASEAN", "UNESCO", "UNICEF", "INTERPOL",
    "NASDAQ", "COVID", "UNHCR", "OECD", "UKIP", "AFCON", "LGBT", "AIDS",
];

/// Lines that the frame of a page left behind.
#[rustfmt::skip]
pub const LEFTOVERS: &[&str] = &[
    "share", "comments", "comment", "related", "tags", "print", "email", "e-mail", "facebook", "twitter", "whatsapp",
    "telegram", "linkedin", "save", "copy link", "more", "back to top", "newsletter", "most read", "teilen", "drucken",
    "partager", "compartir", "condividi",
];

/// What is said of an author below a report, behind the name.
#[rustfmt::skip]
pub const ABOUT: &[&str] = &[
    "is a", "is an", "is the", "is our", "is based", "covers", "reports", "writes", "reported from", "contributed",
    "can be reached", "ist", "est", "es", "è",
];

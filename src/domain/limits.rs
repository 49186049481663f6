//! Every limit on what strangers may send, in one place.

/// The largest file, or standard input as a whole, that is read; the rest is left with a warning.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// How much of a feed from standard input is read again for each entry that arrives; of a larger
/// one several are waited for.
pub const EAGER_STREAM_BYTES: usize = 32 * 1024;
/// The largest HTML of one article; what follows is left with a warning.
pub const HTML_BYTES: usize = 1024 * 1024;
/// What untidy HTML may cost to repair, in elements looked at again, before it is tidied first.
pub const HTML_WORK: usize = 500_000;
/// The longest text of one plain-text article; what follows is left with a warning.
pub const TEXT_BYTES: usize = 4 * 1024 * 1024;
/// How deep elements may nest in HTML, XML, Markdown or JSON before they are flattened.
pub const DEPTH: usize = 256;
/// The most articles one feed document gives.
pub const FEED_ENTRIES: usize = 20_000;
/// The most blocks of one article, nested ones counted.
pub const BLOCKS: usize = 20_000;
/// The most columns of one table; further cells join the last one.
pub const TABLE_COLUMNS: usize = 32;
/// The most links of one article that keep a number.
pub const LINKS: usize = 2_000;
/// The longest title, in bytes, cut at a character.
pub const TITLE_BYTES: usize = 1024;
/// The longest name (outlet, byline, category, id), in bytes, cut at a character.
pub const NAME_BYTES: usize = 512;
/// The longest guid kept as it is; a longer one is hashed.
pub const GUID_BYTES: usize = 4096;
/// The longest address.
pub const ADDRESS_BYTES: usize = 8192;
/// How many combining marks may follow one character.
pub const MARKS: usize = 6;
/// How deep folders are followed, and folders of feeds shown; what lies deeper is in the last of them.
pub const FOLDER_DEPTH: usize = 32;
/// The longest string taken for a date.
pub const DATE_BYTES: usize = 256;
/// The most rows read from an OPML file.
pub const OPML_ROWS: usize = 10_000;
/// The longest query that is read; what follows is left out.
pub const QUERY_BYTES: usize = 1024;
/// The most words of a paragraph whose line ends are weighed as a whole; longer ones fill line by line.
pub const WEIGHED_WORDS: usize = 4_000;
/// How many changes can be taken back.
pub const JOURNAL_ENTRIES: i64 = 1_000;
/// The most bytes all changes that can be taken back may take; the oldest go first.
pub const JOURNAL_BYTES: i64 = 64 * 1024 * 1024;
/// The largest `bookmarks.toml` that is read; a larger one is left alone, and said.
pub const BOOKMARK_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The largest `feeds.toml` that is read; a larger one is left alone, and said.
pub const FEED_FILE_BYTES: u64 = 16 * 1024 * 1024;
/// The most single rows asked for one by one when a damaged database is rescued.
/// How often a damaged table is asked for what lies behind a place that cannot be read.
pub const RESCUE_PROBES: i64 = 2_000;
/// The most elements of one XML document; what follows is left with a warning.
pub const XML_ELEMENTS: usize = 2_000_000;
/// The most attributes of one XML element that are looked at.
pub const ATTRIBUTES: usize = 256;
/// The most entities that a document may declare for itself.
pub const ENTITIES: usize = 1_000;
/// The longest value of such an entity.
pub const ENTITY_BYTES: usize = 1_000;
/// The most prefixes of namespaces that may be declared at one place of a document.
pub const PREFIXES: usize = 512;
/// The most authors, categories and enclosures of one article, each.
pub const NAMES: usize = 256;
/// The most articles read from one JSON Lines document.
pub const JSON_LINES: usize = 200_000;
/// The most warnings kept of one document or article.
pub const WARNINGS: usize = 100;
/// The most warnings of feeds that are told of one refresh.
pub const REFRESH_WARNINGS: usize = 20;
/// How many warnings of one feed are told in words; there may be more.
pub const FEED_WARNINGS: usize = 3;
/// How long a server or a feed may hold off being asked again, in seconds.
pub const LONGEST_WAIT_SECONDS: i64 = 24 * 60 * 60;
/// How long a server that wants to be left alone is left alone at least, in seconds.
pub const SHORTEST_WAIT_SECONDS: i64 = 60;
/// The largest file that is fetched with an article, and how long that may take.
pub const ENCLOSURE_BYTES: u64 = 4 * 1024 * 1024 * 1024;
pub const ENCLOSURE_SECONDS: u64 = 6 * 60 * 60;
/// The longest name made for a saved file, in bytes, and of its ending.
pub const SLUG_BYTES: usize = 80;
pub const ENDING_BYTES: usize = 8;
/// How many files of one name are made, each with its number.
pub const SAVED_NAMES: u32 = 1_000;
/// Seconds that a connection to a server may take, encryption included.
pub const CONNECT_SECONDS: u64 = 10;
/// Seconds that a request may take as a whole, redirects and body included.
pub const REQUEST_SECONDS: u64 = 30;
/// The most seconds that any request may be given, that of a large file too.
pub const LONGEST_REQUEST_SECONDS: u64 = 24 * 60 * 60;
/// The most redirects that are followed.
pub const REDIRECTS: usize = 10;
/// The most bytes of an answer's headers.
pub const HEADER_BYTES: usize = 64 * 1024;
/// The most bytes of an answer's body, unpacked; what follows is left with a warning.
pub const BODY_BYTES: u64 = 20 * 1024 * 1024;
/// The longest `ETag` or `Last-Modified` that is kept and sent back.
pub const VALIDATOR_BYTES: usize = 1024;
/// The shortest time that a server may ask to be left alone.
pub const RETRY_AFTER_SHORTEST_SECONDS: u64 = 60;
/// The longest time that a server may ask to be left alone.
pub const RETRY_AFTER_LONGEST_SECONDS: u64 = 24 * 60 * 60;
/// The longest time that an answer may call itself fresh.
pub const MAX_AGE_SECONDS: u64 = 365 * 24 * 60 * 60;
/// How many connections are kept open for later requests, of public and of private hosts each.
pub const IDLE_CONNECTIONS: usize = 10;
/// How many of them to one host.
pub const IDLE_CONNECTIONS_OF_HOST: usize = 2;
/// The longest word an index keeps, in bytes, cut at a character; no word of a query is as long.
pub const INDEXED_WORD_BYTES: usize = 16 * 1024;
/// The largest text of one article that is unpacked from the library.
pub const UNPACKED_BYTES: usize = 32 * 1024 * 1024;
/// How many articles one part of the search index holds before the next part is begun.
pub const INDEX_PART: i64 = 16_000;
/// The most articles that are indexed in one transaction.
pub const INDEX_BATCH: usize = 2_000;
/// The most bytes of words that wait to be written into the index.
pub const INDEX_BATCH_BYTES: usize = 12 * 1024 * 1024;
/// How many bytes the search index gathers in memory before it writes them.
pub const INDEX_GATHERED_BYTES: usize = 16 * 1024 * 1024;
/// How many bytes of words of articles that are not indexed yet are kept for the next key.
pub const SCANNED_BYTES: usize = 8 * 1024 * 1024;
/// How many requests go to one host at a time.
pub const CONNECTIONS_A_HOST: usize = 2;
/// How many feeds are asked at a time.
pub const FETCHERS: usize = 96;
/// How many bytes of bodies are in memory before most of those that come in have to wait.
pub const HELD_BODY_BYTES: usize = 8 * 1024 * 1024;
/// How many bytes of bodies may wait to be read before no further feed is asked.
pub const WAITING_BODY_BYTES: usize = 4 * 1024 * 1024;
/// How many packed bytes of entries may wait to be kept before no further body is read.
pub const WAITING_ENTRY_BYTES: usize = 2 * 1024 * 1024;
/// The most feeds whose entries are kept in one step, so that what the user does gets between.
pub const FEEDS_A_STEP: usize = 16;
/// The most feeds that one page may name.
pub const NAMED_FEEDS: usize = 50;
/// How many articles of a feed are shown before it is subscribed to.
pub const PREVIEW_ARTICLES: usize = 30;
/// How deep folders of feeds nest in the sources pane; what lies deeper is shown in the last of them.
pub const FOLDER_LEVELS: usize = 32;
/// The most headers that can be typed for one feed.
pub const HEADERS: usize = 64;
/// The most feeds of one page that are offered when a source is added.
pub const FOUND_FEEDS: usize = 100;
/// The most feeds of one page that are looked at.
pub const FEEDS_OF_PAGE: usize = 200;
/// The largest article as it is stored, unpacked.
pub const STORED_BYTES: usize = 32 * 1024 * 1024;
/// The most versions kept of one article beside its newest; the first and the newest ones stay.
pub const VERSIONS: i64 = 20;
/// How many entries of a large feed are saved at once, so that a key never waits long.
pub const SAVED_AT_ONCE: usize = 250;
/// How many of them where no key is waited for.
pub const SAVED_UNDISTURBED: usize = 4_000;
/// How many packed bytes of entries are gathered for one step of a refresh beside which nothing is shown.
pub const GATHERED_BYTES: usize = 4 * 1024 * 1024;
/// How many articles of the library a change names one by one; of more, only their number is told.
pub const NAMED_CHANGES: usize = 256;
/// The most tags of one article.
pub const TAGS: usize = 64;
/// The longest note.
pub const NOTE_BYTES: usize = 64 * 1024;
/// Days that the articles of a dropped feed are kept, for when it comes back.
pub const DROPPED_DAYS: i64 = 90;
/// How many of the feeds that a page names are tried until one is a feed.
pub const NAMED_FEEDS_TRIED: usize = 4;
/// How long a feed may take that a page names, or that is looked for where feeds often are.
pub const GUESS_SECONDS: u64 = 8;
/// The longest secret that a program may print.
pub const SECRET_BYTES: usize = 64 * 1024;
/// The largest list of feeds that is taken over.
pub const LIST_BYTES: u64 = 16 * 1024 * 1024;
/// The most files of a folder that are looked at for a list of feeds.
pub const FOLDER_ENTRIES: usize = 1_000;
/// The most words, or blocks, of two versions of a text that are compared with each other at once;
/// what both begin and end with is not counted.
pub const COMPARED_ITEMS: usize = 4_000;
/// The most steps one comparison takes; what is left is shown as a whole.
pub const COMPARISON_WORK: u64 = 50_000_000;
/// How many changes of one article are shown, the newest ones.
pub const COMPARED_VERSIONS: usize = 50;
/// How many places are looked at for a feed that a page does not name.
pub const GUESSES: usize = 16;
/// How many articles of another program's library are taken over in one step.
pub const TAKEN_AT_ONCE: usize = 500;
/// Reports of a story that a list shows, the newest first.
pub const REPORTS_LISTED: usize = 200;
/// Stories of single articles that are remembered, and how many are looked up in one step.
pub const LOOKED_UP_STORIES: usize = 2_000;
pub const LOOKED_UP_AT_ONCE: usize = 400;
/// How many articles may wait for their texts to be saved or piped.
pub const WAITING_ERRANDS: usize = 64;
/// The most reports of a story that one report is kept apart from at once, the newest ones.
pub const RULES_AT_ONCE: usize = 500;
/// The longest word that is kept as it is written to say why reports are one story, in bytes.
pub const WRITTEN_WORD_BYTES: usize = 64;
/// The most articles that are counted together before they are grouped; more are taken in parts.
pub const GROUPED_AT_ONCE: usize = 20_000;
/// The most sentences of one report that are compared with others, and their bytes.
pub const COMPARED_SENTENCES: usize = 5_000;
pub const COMPARED_BYTES: usize = 1024 * 1024;
/// The most words of one sentence that are looked at when reports are compared, and the most
/// figures and quotations.
pub const SENTENCE_WORDS: usize = 400;
pub const SENTENCE_FIGURES: usize = 24;
pub const SENTENCE_QUOTES: usize = 24;
/// The most names that are held against each other for two spellings of one.
pub const COMPARED_NAMES: usize = 3_000;
/// The most pairs of sentences that are all scored; of more, those with rare words in common.
pub const COMPARED_PAIRS: usize = 40_000;
/// How many texts are read at once for grouping.
pub const GROUPED_TEXTS: usize = 64;
/// A window of more articles is not kept in memory while there is nothing to group.
/// Reading it again takes longer than a refresh may.
pub const WINDOW_KEPT: usize = 32_000;
/// The most articles of the library that are grouped in one round, and written in one transaction.
pub const GROUPED_A_ROUND: usize = 2_000;
/// The most articles that are loaded and grouped together; more are taken in parts, oldest first.
pub const LOADED_AT_ONCE: usize = 5_000;
/// How many lines of JSON are taken for one refresh.
pub const LINES_OF_REFRESH: usize = 200;
/// The most reports of one story that are compared at once, the most complete ones.
pub const REPORTS_COMPARED: usize = 40;
/// The most reports that were read which another one is held against, the newest ones.
pub const READ_REPORTS: usize = 40;
/// How many reports are remembered with what is new in them, and how many with how much.
pub const FOUND_REPORTS: usize = 8;
pub const TALLIES: usize = 2_000;
/// The most pairs of articles of a refresh that are held against each other to date those without
/// a date; of more, they are of the newest date.
pub const UNDATED_PAIRS: usize = 4_000_000;

//! The names under which `<meta>` says things, the most trusted first.

pub const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "headline",
];

pub const OUTLET: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "citation_journal_title",
];

pub const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "twitter:creator",
];

pub const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "cxenseparse:recs:publishtime",
];

pub const UPDATED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

pub const LANGUAGE: &[&str] = &["og:locale", "content-language", "dc.language", "language"];

pub const SUMMARY: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
];

pub const CATEGORY: &[&str] = &["article:section", "article:tag"];

/// The most categories of one article.
pub const CATEGORIES: usize = 20;

//! Closings: how lines behind the end of a report are known, which are the outlet's and not the report's.

/// How closing lines begin.
#[rustfmt::skip]
pub const BEGINNINGS: &[&str] = &[
    "reporting by", "(reporting by", "reporting and writing by", "editing by", "(editing by", "writing by",
    "(writing by", "additional reporting", "(additional reporting", "with additional reporting",
    "with reporting by", "with files from", "with agencies", "with inputs from", "with input from",
    "compiled by", "translated by", "edited by", "produced by", "our standards", "sign up", "subscribe",
    "read more", "read also", "also read", "read next", "read the full", "see also", "more on this",
    "more from", "related:", "related stories", "related articles", "follow us", "like us on", "follow @", "follow our",
    "join our", "join the conversation", "click here", "contact:", "contact us", "contact the",
    "contact our", "this story was", "this story has been", "this article was", "this article has been",
    "this article originally", "this story originally", "this report was", "this report has been",
    "this is a developing story", "this is a breaking news", "correction:", "clarification:",
    "editor's note", "editor’s note", "editors' note", "editors’ note", "note from the", "note to readers",
    "author's note", "author’s note", "about the author", "copyright", "all rights reserved",
    "download our", "download the", "support our", "support independent", "donate", "share this",
    "listen to this", "get the latest", "get our", "have a tip", "got a tip", "do you have a story",
    "send tips", "send us", "email us", "e-mail us", "tags:", "topics:", "topic:", "filed under",
    "keywords:", "first published", "originally published", "last updated", "like this article",
    "thank you for reading", "thanks for reading", "advertisement", "leave a comment",
    "comments are closed", "view comments", "print this", "republish", "the views expressed",
    "the opinions expressed", "disclaimer:", "source:", "sources:", "via:", "watch more", "watch:",
    "mit material von", "redaktion:", "mehr zum thema", "lesen sie auch", "abonnieren sie", "avec afp",
    "(avec afp", "lire aussi", "à lire aussi", "lire la suite", "abonnez-vous", "lea también",
    "lea tambien", "suscríbete", "con información de", "leggi anche", "iscriviti", "leia também", "assine",
    "無断転載", "関連記事", "（終）", "相关阅读", "责任编辑", "编辑", "לקריאה נוספת", "הירשמו", "اقرأ أيضا", "تابعونا",
];

/// What a closing line may say in its middle.
#[rustfmt::skip]
pub const PHRASES: &[&str] = &[
    "contributed to this report", "contributed to this article", "contributed to this story",
    "contributed reporting", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "reservados todos los derechos", "todos los derechos reservados", "sign up for our newsletter",
    "sign up to our newsletter", "subscribe to our newsletter", "無断転載を禁",
];

//! Typeset: a document set in lines of a width.

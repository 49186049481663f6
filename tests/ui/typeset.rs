//! Documents set in lines.

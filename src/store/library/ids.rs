//! Ids of articles as the database has them: 16 hex digits as a signed number.

use crate::domain::article::ArticleId;

/// The number behind an id; ids of another form have none and are in no library.
pub fn key_of(id: &ArticleId) -> Option<i64> {
    let digits = id.as_str();
    let is_plain = digits.len() == 16
        && digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let number = is_plain.then(|| u64::from_str_radix(digits, 16).ok())??;
    Some(number.cast_signed())
}

/// The id of a number.
pub fn id_of(key: i64) -> ArticleId {
    ArticleId::given(&format!("{:016x}", key.cast_unsigned()))
}

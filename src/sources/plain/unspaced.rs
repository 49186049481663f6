//! Datelines of scripts without capitals: 【東京=海辺通信】, （東京 海辺通信）, (서울=바다뉴스), 8月13日电.

use crate::domain::text::floor_to_char;

use super::dateline::Dateline;
use super::words::{is_surely_outlet, is_wide, word_count};

/// Datelines of scripts without capitals: 【東京=時事】, （東京 時事）, (서울=연합뉴스), 新华社北京8月13日电.
pub fn split(paragraph: &str) -> Option<Dateline<'_>> {
    const MOST: usize = 40;
    let mut letters = paragraph.chars();
    let open = letters.next()?;
    let close = match open {
        '【' => '】',
        '（' => '）',
        '〔' => '〕',
        '(' => ')',
        '[' => ']',
        '\u{2e80}'.. => return split_wire(paragraph),
        _ => return None,
    };
    let start = open.len_utf8();
    let length = paragraph[start..]
        .find(close)
        .filter(|length| *length <= MOST * 3)?;
    let inside = paragraph[start..start + length].trim();
    let rest = paragraph[start + length + close.len_utf8()..].trim_start();
    let named = inside
        .split(['=', '＝', ' ', '　'])
        .next_back()
        .filter(|name| *name != inside);
    let wide = inside.starts_with(is_wide) && inside.chars().count() <= MOST;
    let labelled = [
        "速報", "号外", "独自", "社説", "写真", "動画", "訂正", "解説", "図解", "特集", "关注", "快讯",
    ]
    .iter()
    .any(|label| inside.starts_with(label));
    let equals = inside.contains(['=', '＝']);
    let fits = wide
        && !labelled
        && !rest.is_empty()
        && (open == '【' || equals || named.is_some_and(is_surely_outlet) || inside.ends_with(['电', '電']));
    let korean = equals && matches!(open, '(' | '[');
    let outlet = named.filter(|name| korean || is_surely_outlet(name) || ends_like_outlet(name));
    let reporter = behind_reporter(rest).filter(|_| korean);
    let text = match reporter {
        Some(behind) => paragraph[..paragraph.len() - behind.len()].trim_end_matches([' ', '=']),
        None => inside,
    };
    fits.then_some(Dateline {
        text,
        outlet,
        date: None,
        rest: reporter.unwrap_or(rest),
    })
}

/// The text behind "홍길동 기자 =", which names a reporter.
fn behind_reporter(rest: &str) -> Option<&str> {
    const LONGEST: usize = 48;
    const MARK: &str = "기자 =";
    let at = floor_to_char(rest, LONGEST).find(MARK)?;
    Some(rest[at + MARK.len()..].trim_start())
}

fn ends_like_outlet(name: &str) -> bool {
    ["社", "通信", "新聞", "時事", "共同", "뉴스", "신문", "일보"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// 新华社北京8月13日电 …
fn split_wire(paragraph: &str) -> Option<Dateline<'_>> {
    const SOON: usize = 90;
    let near = floor_to_char(paragraph, SOON);
    let end = ["日电", "日電", "日讯"]
        .iter()
        .find_map(|mark| near.find(mark).map(|at| at + mark.len()))?;
    let text = &paragraph[..end];
    let outlet = text.find('社').map(|at| &text[..at + '社'.len_utf8()]);
    let reporter = paragraph[end..]
        .strip_prefix('（')
        .and_then(|rest| rest.find('）'));
    let behind = reporter
        .filter(|length| *length <= SOON)
        .map_or(end, |length| end + '（'.len_utf8() + length + '）'.len_utf8());
    let rest = paragraph[behind..].trim_start();
    let quiet = !text.contains(['。', '，', '「', '“']);
    (quiet && !rest.is_empty() && word_count(text) <= 2).then_some(Dateline {
        text: &paragraph[..behind],
        outlet,
        date: None,
        rest,
    })
}

//! Dates as feeds and articles write them.

use newsview::sources::date::{parse, parse_with_offset};
use proptest::proptest;

fn shown(raw: &str) -> String {
    parse(raw).map_or_else(|| "none".to_owned(), |moment| moment.to_string())
}

#[test]
fn the_clocks_it_was_written_by_are_known() {
    let offset = |raw: &str| parse_with_offset(raw).map(|(_, offset)| offset);
    assert_eq!(offset("2026-11-20T22:30:00-05:00"), Some(-5 * 3600));
    assert_eq!(offset("Fri, 20 Nov 2026 22:30:00 +0530"), Some(5 * 3600 + 1800));
    assert_eq!(offset("Fri, 20 Nov 2026 22:30:00 GMT"), Some(0));
    assert_eq!(offset("2026-11-20"), Some(0));
}

fn all_mean(expected: &str, written: &[&str]) {
    let wrong: Vec<String> = written
        .iter()
        .map(|raw| (raw, shown(raw)))
        .filter(|(_, found)| found != expected)
        .map(|(raw, found)| format!("{raw:?} is read as {found}"))
        .collect();
    assert!(wrong.is_empty(), "expected {expected}:\n{}", wrong.join("\n"));
}

#[test]
fn a_moment_is_read_however_feeds_write_it() {
    all_mean(
        "2025-08-13T06:10:00Z",
        &[
            "Wed, 13 Aug 2025 06:10:00 GMT",
            "Wed, 13 Aug 2025 06:10:00 +0000",
            "Wed, 13 Aug 2025 06:10:00 -0000",
            "Wed, 13 Aug 2025 06:10 UT",
            "wed,13 aug 2025 06:10:00 z",
            "13 Aug 25 06:10:00 GMT",
            "Wed, 13 Aug 25 02:10:00 EDT",
            "Wednesday, 13-Aug-25 06:10:00 GMT",
            "Wed, 13 Aug, 2025 06:10:00 UTC",
            "Wed, Aug 13 2025 06:10:00 GMT",
            "Wed Aug 13 06:10:00 2025",
            "Wed Aug 13 06:10:00 +0000 2025",
            "Wed Aug 13 06:10:00 GMT 2025",
            "Wed Aug 13 2025 08:10:00 GMT+0200 (Central European Summer Time)",
            "1755065400.25",
            "Wed, 13 Aug 2025 02:10:00 EST5EDT",
            "Çar, 13 Ağu 2025 09:10:00 +0300",
            "Wochentag, 13 Aug 2025 06:10:00 GMT",
            "ke 13.8.2025 klo 6.10",
            "2025-08-13T06:10:00Z",
            "2025-08-13T06:10:00.000Z",
            "2025-08-13T08:10:00+02:00",
            "2025-08-13T08:10:00+0200",
            "2025-08-13T08:10+02",
            "2025-08-13 06:10",
            "2025-08-13 06:10:00 UTC",
            "2025-08-13 01:10:00 -05:00",
            "2025-08-13T06:10:00 Z",
            "2025-08-13T08:10:00+02:00[Europe/Berlin]",
            "20250813T061000Z",
            "20250813T0610Z",
            "20250813061000",
            "202508130610",
            "2025-225T06:10Z",
            "2025225T0610",
            "2025-W33-3T06:10Z",
            "2025W333T0610Z",
            "1755065400",
            "1755065400000",
            "2025/08/13 06:10:00",
            "2025.08.13 06:10",
            "8/13/2025 6:10:00 AM",
            "Fri, 2025/08/13 02:10:00 EDT",
            "Wed, 13 Aug 2025 08:10:00 Europe/Berlin",
            "Wed, 13 Aug 2025 06:10:00 Etc/GMT",
            "Wed, 13 Aug 2025 05:09:00 GMT-01:01",
            "Wed, 13 Aug 2025 06:10:00 XYZ",
            "Wed, 13 Aug 2025 06:10:00 Europe/Atall",
            "2025-08-13T08:10:00 02:00",
            "Wed, 13 Aug 2025 08:10:00  0200",
            "Aug 13, 2025 08:10 (UTC+2)",
            "2025-08-13 02:10 US/Eastern",
            "13/Aug/2025:08:10:00 +0200",
            "1755065400000000",
            "2025-008-13T06:10:00+00:00",
        ],
    );
}

#[test]
fn a_moment_is_read_however_people_write_it() {
    all_mean(
        "2025-08-13T18:10:00Z",
        &[
            "Wed, 13 August 2025 at 2:10 pm EDT",
            "Aug. 13, 2025, 2:10 p.m. ET",
            "August 13, 2025 2:10 PM Eastern Daylight Time",
            "August 13th, 2025 at 6:10pm",
            "13 August 2025 18.10",
            "13 August 2025, 1810 GMT",
            "18:10, 13 August 2025",
            "18:10 - 13 August 2025",
            "13/08/2025 18:10",
            "13-08-2025 18:10",
            "13.08.2025 18:10 Uhr",
            "13.08.2025, 18.10 Uhr",
            "13.8.25 18:10",
            "Mittwoch, 13. August 2025, 20:10 Uhr MESZ",
            "am 13. August 2025 um 18:10 Uhr",
            "mercredi 13 août 2025 à 18h10",
            "miércoles, 13 de agosto de 2025, 18:10 h",
            "mercoledì 13 agosto 2025 ore 18.10",
            "quarta-feira, 13 de agosto de 2025 às 18h10",
            "woensdag 13 augustus 2025 18:10",
            "środa, 13 sierpnia 2025 r., godz. 18:10",
            "2025. augusztus 13. 18:10",
            "2025-augusztus-13T18:10",
            "среда, 13 августа 2025 г., 18:10",
            "13 серпня 2025 18:10",
            "Τετ, 13 Αύγ 2025 18:10:00 GMT",
            "Τετάρτη, 13 Αυγούστου 2025 18:10",
            "2025년 8월 13일 오후 6:10",
            "2025년 08월 13일  18:10:00",
            "2025-08-13 오후 6:10:00",
            "2025年8月13日 18:10",
            "2025年8月13日(水) 18時10分",
            "2025年8月13日星期三 下午6:10",
            "13 Ağustos 2025 18:10",
            "13. elokuuta 2025 klo 18.10",
            "13 أغسطس 2025 18:10",
            "13 באוגוסט 2025 18:10",
            "13 Aug 2025 6:10 p. m.",
            "2025.08.13 오후 06:10",
            "2025年08月13日 18时10分",
            "13 août 2025 à 18 h 10",
            "13 августа 2025 года в 21:10 по московскому времени",
            "13. kolovoza 2025. 18:10",
            "2025 m. rugpjūčio 13 d. 18:10",
            "13 अगस्त 2025 18:10",
        ],
    );
}

#[test]
fn a_day_without_a_time_is_its_midnight() {
    all_mean(
        "2025-08-13T00:00:00Z",
        &[
            "2025-08-13",
            "20250813",
            "250813",
            "25-08-13",
            "2025-225",
            "25225",
            "2025-W33-3",
            "13 August 2025",
            "August 13, 2025",
            "Aug 13 2025",
            "13 août 2025",
            "mar. 13 août 2025",
            "13.08.2025",
            "13. August 2025",
            "August 13th 2025",
            "8/13/2025",
            "2025/8/13",
            "2025年8月13日",
            "2025. 8. 13.",
            "(13 August 2025)",
            "Wednesday 13 August 2025",
            "Monday, 13 August 2025",
            "2025-08-13Z",
        ],
    );
    all_mean("2025-08-12T22:00:00Z", &["2025-08-13+02:00", "13 Aug 2025 +0200"]);
}

#[test]
fn months_and_years_alone_mean_their_first_day_only_as_iso_8601_writes_them() {
    all_mean("2025-08-01T00:00:00Z", &["2025-08", "-2508", "-25-08"]);
    all_mean("2025-01-01T00:00:00Z", &["2025"]);
    all_mean("2025-08-11T00:00:00Z", &["2025-W33", "2025W33"]);
    all_mean("none", &["August 2025", "13 August", "08/2025", "August"]);
}

#[test]
fn the_ends_of_days_and_years_are_kept() {
    all_mean(
        "2026-01-01T00:00:00Z",
        &["2025-12-31T24:00:00Z", "Wed, 31 Dec 2025 23:59:60 GMT"],
    );
    all_mean(
        "2025-08-13T00:10:00Z",
        &["August 13, 2025, 12:10 a.m.", "13 Aug 2025 00:10"],
    );
    all_mean(
        "2025-08-13T12:10:00Z",
        &["August 13, 2025, 12:10 p.m.", "13 Aug 2025 12:10 Uhr"],
    );
    all_mean(
        "1994-11-06T08:49:37Z",
        &["Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT"],
    );
    all_mean(
        "2025-08-13T06:10:00.123456789Z",
        &["2025-08-13T06:10:00.1234567891Z"],
    );
    all_mean("2025-08-13T06:10:00.5Z", &["2025-08-13 06:10:00,5"]);
}

#[test]
fn summer_time_is_known_where_the_zone_has_it() {
    all_mean(
        "2025-01-13T17:10:00Z",
        &[
            "Jan. 13, 2025, 12:10 p.m. ET",
            "January 13, 2025 9:10 am Pacific Time",
        ],
    );
    all_mean(
        "2025-08-13T16:10:00Z",
        &["Aug. 13, 2025, 12:10 p.m. ET", "13 Aug 2025 18:10 Europe/Paris"],
    );
}

#[test]
fn what_is_no_date_is_none() {
    all_mean(
        "none",
        &[
            "",
            " ",
            "\0",
            "(",
            "nonsense",
            "yesterday",
            "Wednesday",
            "06:10",
            "2025-13-01",
            "2025-02-30",
            "31 Jun 2025",
            "32 August 2025",
            "13 August 2025 25:10",
            "13 August 2025 10:61",
            "2025-08-13T06:10:00+99:99",
            "12 13 14",
            "On 13 August 2025 the harbour closed",
            "version 1.2.3",
            "192.168.1.10",
            "99999999999999999999",
            "1-2",
            "+",
            "August August 2025",
            "13 August September 2025",
            "-",
            "--",
            "2025-W99-1",
            "2025-400",
            "令和7年8月13日",
            "Noon, August 13, 2025",
        ],
    );
    assert_eq!(parse(&"1".repeat(100_000)), None);
    assert_eq!(parse(&"(".repeat(200)), None);
}

proptest! {
    #[test]
    fn no_string_breaks_the_reader(raw in "\\PC{0,60}") {
        let _ = parse(&raw);
    }

    #[test]
    fn no_string_that_looks_like_a_date_breaks_the_reader(
        raw in "([0-9]{1,4}|Aug|am|pm|[-+:./,T ]|GMT|W|年|月|Uhr|Europe/Berlin|\\(|\\)){0,24}"
    ) {
        let _ = parse(&raw);
    }
}

#[test]
fn a_half_of_the_day_before_the_time_belongs_to_it() {
    all_mean(
        "2026-11-03T20:05:00Z",
        &[
            "2026-11-03 오후 8:05",
            "2026-11-03 下午 8:05",
            "2026/11/3 午後 8時5分",
        ],
    );
}

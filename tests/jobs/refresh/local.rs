//! Files and folders that are followed like feeds.

use std::fs;

use newsview::domain::article::ArticleId;
use newsview::jobs::refresh::outcome::Status;

use super::{Followed, feed};

#[test]
fn a_file_is_read_again_only_when_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("coast.xml");
    fs::write(&path, feed(&["tide"])).unwrap();
    let address = path.to_string_lossy().into_owned();
    let mut followed = Followed::new(std::slice::from_ref(&address));
    let round = followed.refresh();
    assert_eq!(round.only().entries[0].id, ArticleId::new(&address, "tide"));
    assert_eq!(followed.refresh().only().status, Status::Unchanged);
    fs::write(&path, feed(&["tide", "ferry"])).unwrap();
    assert_eq!(followed.refresh().only().entries.len(), 2);
}

#[test]
fn a_folder_gives_the_articles_of_its_files_also_when_it_moved() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("news");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("one.md"), "# Tide\n\nThe tide came in.\n").unwrap();
    fs::write(
        inside.join("two.txt"),
        "Ferry late\n\nThe ferry was late again.\n",
    )
    .unwrap();
    fs::write(inside.join("picture.png"), [0_u8, 1, 2, 3, 0, 0]).unwrap();
    let address = inside.to_string_lossy().into_owned();
    let mut followed = Followed::new(&[address]);
    let round = followed.refresh();
    let ids: Vec<ArticleId> = round
        .only()
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(followed.refresh().only().status, Status::Unchanged);
    let moved = folder.path().join("archive");
    fs::rename(&inside, &moved).unwrap();
    assert_eq!(followed.refresh().why(), "no such file or directory");
    followed.feeds[0].state.address = moved.to_string_lossy().into_owned();
    let round = followed.refresh();
    let after: Vec<ArticleId> = round
        .only()
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    assert_eq!(after, ids);
}

#[test]
fn an_address_of_no_known_kind_is_asked_by_nobody() {
    for address in ["exec:cat /etc/motd", "ftp://coast.example/feed"] {
        let mut followed = Followed::new(&[address.to_owned()]);
        assert_eq!(followed.refresh().only().status, Status::Failed);
    }
}

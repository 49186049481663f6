//! Articles of the library that are opened.

use newsview::domain::library::{Anchor, Order, Scope, View};
use newsview::jobs::open;

use crate::support::library::{Library, Sample, build, listing, request};
use crate::support::world::articles;

#[test]
fn what_has_no_text_gets_that_of_the_library_and_the_order_stays() {
    let library = Library::new();
    library.add_feed(1, "[]", true);
    library.add(&Sample::new(1, 100, &["The ferry is late", "A storm held it."]));
    let listing = listing(View::All, Scope::All, "", Order::NewestFirst);
    let page = library
        .lister()
        .page(&request(&listing, 1_000), &Anchor::Top, 20, &build)
        .unwrap();
    let kept = page.rows[0].article.clone();
    let loaded = articles().remove(0);
    let mut gone = newsview::domain::article::Article::clone(&kept);
    gone.id = loaded.id.clone();
    let listed = vec![loaded.clone(), kept.clone(), gone.into()];
    let whole = open::with_texts(&mut library.reader(), listed, &build).unwrap();
    assert!(std::sync::Arc::ptr_eq(&whole[0], &loaded));
    assert_eq!(whole[1].id, kept.id);
    assert!(whole[1].haystack != kept.haystack);
    assert_eq!(whole[2].title, kept.title);
}

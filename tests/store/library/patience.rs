use newsview::store::reader::{LookError, Reader};

use super::{Home, follow, save, sent};

#[test]
fn what_may_wait_is_left_for_what_the_eye_waits_for() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &["https://harbour.example/feed"])[0];
    save(&mut store, feed, &[sent("a")]);
    let mut reader = Reader::new(&home.data());
    let interrupter = reader.interrupter();

    interrupter.disturb();
    let disturbances = reader.disturbances();
    reader.work_patiently_for(1, disturbances);
    assert_eq!(reader.count_stories(), Ok(0));

    interrupter.disturb();
    assert_eq!(reader.count_stories(), Err(LookError::Superseded));

    // What the eye waits for ends only when something newer of its kind is asked.
    reader.work_for(1);
    assert_eq!(reader.count_stories(), Ok(0));
    interrupter.supersede(2);
    assert_eq!(reader.count_stories(), Err(LookError::Superseded));

    let disturbances = reader.disturbances();
    reader.work_patiently_for(2, disturbances);
    assert_eq!(reader.count_stories(), Ok(0));
}

//! Reports in different languages, said by their letters where nothing else says it.

use super::{of, report, wire};

#[test]
fn other_letters_are_another_language() {
    let hebrew = report(
        "ים",
        "המעבורת אנה עלתה על שרטון ביום שני ועליה 210 נוסעים.|איש לא נפגע.",
    );
    let japanese = report(
        "海",
        "月曜日にフェリー「アンナ」が座礁し、乗客210人が乗っていた。|けが人はいない。",
    );
    assert!(of(&[&hebrew, &japanese]).is_in_several_languages());
    assert!(of(&[&wire(), &japanese]).is_in_several_languages());
    assert!(!of(&[&hebrew, &hebrew]).is_in_several_languages());
    assert!(!of(&[&wire(), &report("numbers", "12 + 14 = 26")]).is_in_several_languages());
}

//! Changes to the list of feeds: what is wanted → steps → another text.

use super::pieces::{Pieces, parted};
use super::read::{self, parse_entry};
use super::step::Step;
use super::write;
use crate::domain::subscription::{Subscription, is_address, without_credentials};

/// What is to become of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// At the end; those that are there already stay as they are.
    Add(Vec<Subscription>),
    /// By their addresses.
    Remove(Vec<String>),
    /// The entry at an address becomes this; the address may be another one then.
    Set {
        address: String,
        subscription: Box<Subscription>,
    },
}

/// The text after an edit, and the steps that were done; why not, where nothing can be done.
pub fn edited(text: &str, edit: &Edit) -> Result<(String, Vec<Step>), String> {
    on_pieces(text, |pieces| match edit {
        Edit::Add(subscriptions) => add(pieces, subscriptions),
        Edit::Remove(addresses) => Ok(remove(pieces, addresses)),
        Edit::Set {
            address,
            subscription,
        } => set(pieces, address, subscription),
    })
}

/// The text after these steps, and the steps as they were done. A step for which nothing was left
/// to do is among them as it was.
pub fn applied(text: &str, steps: &[Step]) -> Result<(String, Vec<Step>), String> {
    on_pieces(text, |pieces| {
        steps
            .iter()
            .map(|step| apply(pieces, step))
            .collect::<Result<_, _>>()
    })
}

fn on_pieces(
    text: &str,
    work: impl FnOnce(&mut Pieces) -> Result<Vec<Step>, String>,
) -> Result<(String, Vec<Step>), String> {
    // A mark at the start is no part of TOML.
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut pieces = Pieces::new(body)?;
    let steps = work(&mut pieces)?;
    let changed = pieces.text();
    if changed != body {
        read::parse(&changed).map_err(|why| format!("the change would damage it: {why}"))?;
    }
    Ok((format!("{mark}{changed}"), steps))
}

fn add(pieces: &mut Pieces, subscriptions: &[Subscription]) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for subscription in subscriptions {
        let address = subscription.address.trim();
        check(address)?;
        if pieces.count(address) > 0 {
            continue;
        }
        let text = write::entry(subscription, pieces.line_end());
        let (written, place) = pieces.append(address, &text);
        steps.push(Step {
            address_before: None,
            written_before: None,
            place,
            address_after: Some(address.to_owned()),
            written_after: Some(written),
        });
    }
    Ok(steps)
}

fn remove(pieces: &mut Pieces, addresses: &[String]) -> Vec<Step> {
    let mut steps = Vec::new();
    for address in addresses {
        while let Some(number) = pieces.find(address, None) {
            steps.push(take_out(pieces, number, address, None));
        }
    }
    steps
}

fn take_out(pieces: &mut Pieces, number: usize, address: &str, added: Option<&str>) -> Step {
    let (written, place) = pieces.remove(number, added);
    Step {
        address_before: Some(address.to_owned()),
        written_before: Some(written),
        place,
        address_after: None,
        written_after: None,
    }
}

fn set(pieces: &mut Pieces, address: &str, wanted: &Subscription) -> Result<Vec<Step>, String> {
    let Some(number) = pieces.find(address, None) else {
        return Ok(Vec::new());
    };
    let new_address = wanted.address.trim();
    check(new_address)?;
    if new_address != address && pieces.count(new_address) > 0 {
        return Err(format!("{} is in it already", without_credentials(new_address)));
    }
    let text = pieces.entry(number).to_owned();
    let before = parse_entry(&text).ok_or("the entry cannot be read")?;
    let changed =
        write::changed(&text, &before, wanted, pieces.line_end()).ok_or("the entry cannot be changed")?;
    if changed == text {
        return Ok(Vec::new());
    }
    Ok(vec![put(pieces, number, (address, text), (new_address, changed))])
}

/// Gives an entry, which has this address and stands so, another address and text.
fn put(
    pieces: &mut Pieces,
    number: usize,
    (before, written): (&str, String),
    (after, text): (&str, String),
) -> Step {
    let place = pieces.replace(number, &written, Some(after), text.clone());
    Step {
        address_before: Some(before.to_owned()),
        written_before: Some(written),
        place,
        address_after: Some(after.to_owned()),
        written_after: Some(text),
    }
}

fn apply(pieces: &mut Pieces, step: &Step) -> Result<Step, String> {
    let nothing = || Ok(step.clone());
    match (
        &step.address_before,
        &step.written_before,
        &step.address_after,
        &step.written_after,
    ) {
        (None, _, Some(address), Some(written)) => {
            if pieces.count(address) <= step.place.alike {
                pieces.insert(Some(address), written, &step.place)?;
            }
            nothing()
        }
        (Some(address), written, None, _) => {
            let own = written.as_deref().and_then(|written| parted(written).ok());
            let text = own.as_ref().map(|(_, text, _)| text.as_str());
            match pieces.find(address, text) {
                Some(number) => Ok(take_out(pieces, number, address, written.as_deref())),
                None => nothing(),
            }
        }
        (Some(before), Some(written_before), Some(after), Some(written_after)) => {
            let Some(number) = pieces.find(before, Some(written_before)) else {
                return nothing();
            };
            if before != after && pieces.count(after) > step.place.alike {
                return nothing();
            }
            let (text, changed) = if pieces.stands(number, written_before) {
                (written_before.clone(), Some(written_after.clone()))
            } else {
                // Somebody changed other things in the entry since then; they stay.
                let text = pieces.entry(number).to_owned();
                let fields = parse_entry(written_before).zip(parse_entry(written_after));
                let changed =
                    fields.and_then(|(one, other)| write::changed(&text, &one, &other, pieces.line_end()));
                (text, changed)
            };
            Ok(match changed {
                Some(changed) if changed != text => put(pieces, number, (before, text), (after, changed)),
                _ => step.clone(),
            })
        }
        _ => nothing(),
    }
}

fn check(address: &str) -> Result<(), String> {
    if is_address(address) {
        return Ok(());
    }
    let shown = without_credentials(address);
    Err(format!(
        "\"{shown}\" is neither an address of the web nor a whole path"
    ))
}

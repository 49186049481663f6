//! What the form for adding a source shows at each step.

use crate::app::form::{Choice, FormRow, Look, folder_rows};
use crate::app::message::Preview;
use crate::app::sources::path;
use crate::domain::limits;
use crate::domain::remedy::{Remedy, Unseen};
use crate::domain::subscription::{Folder, without_credentials};
use crate::domain::text::Text;

use super::{Add, Stage};

/// Headlines that are shown of what was found.
const HEADLINES: usize = 6;

impl Add {
    /// Its rows, below the line.
    pub fn rows(&self, folders: &[Folder], typed: Option<&str>) -> Vec<FormRow> {
        match &self.stage {
            Stage::Asking => vec![FormRow::text(
                "a page, a feed, a file or a folder; what it has is shown before you follow it",
                Look::Muted,
            )],
            Stage::Failed(unseen) => failed(unseen),
            Stage::Looking => vec![FormRow::text(
                format!("looking at {} …", shown(&self.place)),
                Look::Muted,
            )],
            Stage::Found(preview) => self.found(preview),
            Stage::Filing(_) => {
                let mut rows = vec![
                    FormRow::text("folders in each other are parted by /", Look::Muted),
                    FormRow::air(),
                ];
                rows.extend(folder_rows(folders, typed.unwrap_or_default()));
                rows
            }
        }
    }

    fn found(&self, preview: &Preview) -> Vec<FormRow> {
        let address = shown(&preview.subscription.address);
        let mut rows = vec![
            FormRow::text(name(preview).to_string(), Look::Title),
            FormRow::text(address.to_string(), Look::Muted),
            FormRow::text(summary(preview), Look::Muted),
        ];
        if !preview.articles.is_empty() {
            rows.push(FormRow::air());
        }
        rows.extend(preview.articles.iter().take(HEADLINES).map(|article| FormRow {
            moment: article.published,
            ..FormRow::text(article.title.to_string(), Look::Text)
        }));
        rows.push(FormRow::air());
        if preview.is_known {
            rows.push(FormRow::choice("show it", "", Choice::ShowIt));
        } else {
            rows.push(FormRow::choice("follow it", "", Choice::Follow));
            let folder = match path::written(&self.folder) {
                none if none.is_empty() => "none".to_owned(),
                path => path,
            };
            rows.push(FormRow::choice("folder", folder, Choice::ChangeFolder));
        }
        rows.extend(others(preview));
        rows.extend(preview.page.is_some().then(keep_page));
        rows
    }
}

/// Why nothing was found, and what can be done all the same.
fn failed(unseen: &Unseen) -> Vec<FormRow> {
    let mut rows = vec![FormRow::text(Text::line(&unseen.why).to_string(), Look::Error)];
    let choice = match &unseen.remedy {
        Remedy::Nothing => return rows,
        Remedy::KeepPage(_) => keep_page(),
        Remedy::Follow(_) => FormRow::choice(
            "follow it anyway",
            "as a feed, asked again at each refresh",
            Choice::FollowAnyway,
        ),
    };
    rows.push(FormRow::air());
    rows.push(choice);
    rows
}

/// An address as it may be shown: without a password.
fn shown(address: &str) -> Text {
    Text::line(&without_credentials(address))
}

/// What a source that was found is called.
pub fn name(preview: &Preview) -> Text {
    let titles = [preview.subscription.title.as_ref(), Some(&preview.title)];
    let title = titles.into_iter().flatten().find(|title| !title.is_empty());
    title
        .cloned()
        .unwrap_or_else(|| shown(&preview.subscription.address))
}

fn summary(preview: &Preview) -> String {
    let articles = match preview.articles.len() {
        0 => "no articles yet".to_owned(),
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    let known = if preview.is_known {
        " · followed already"
    } else {
        ""
    };
    format!("{articles}{known}")
}

fn others(preview: &Preview) -> Vec<FormRow> {
    let other = |(index, (title, address)): (usize, &(Text, String))| {
        let address = shown(address);
        let right = if title.is_empty() {
            address.to_string()
        } else {
            format!("{title} · {address}")
        };
        let left = if index == 0 { "another feed" } else { "" };
        FormRow::choice(left, right, Choice::Other(index))
    };
    let others = preview.others.iter().take(limits::FOUND_FEEDS);
    others.enumerate().map(other).collect()
}

fn keep_page() -> FormRow {
    FormRow::choice(
        "only this page",
        "kept as one article, without following anything",
        Choice::KeepPage,
    )
}

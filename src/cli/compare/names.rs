//! Names of reports, so that no two are called the same.

use std::path::Path;
use std::sync::Arc;

use crate::domain::article::Article;
use crate::domain::text::Text;
use crate::ui::cells::fit;

/// What the narrowest place shows of a name.
const SHOWN: usize = 10;

/// The outlet of each report; the folder before a file's name, or a number, where two are called
/// the same.
pub(super) fn of(articles: &[Arc<Article>]) -> Vec<String> {
    let outlets: Vec<String> = articles
        .iter()
        .map(|article| match article.outlet.as_str() {
            "" => article.title.to_string(),
            outlet => outlet.to_owned(),
        })
        .collect();
    let foldered: Vec<String> = articles.iter().zip(&outlets).map(foldered).collect();
    let is_alone = |names: &[String], index: usize| {
        let shown = fit(&names[index], SHOWN);
        let others = names.iter().enumerate().filter(|(other, _)| *other != index);
        !others
            .into_iter()
            .any(|(_, name)| *name == names[index] || fit(name, SHOWN) == shown)
    };
    let is_called_alike = |index: usize| outlets.iter().filter(|name| **name == outlets[index]).count() > 1;
    (0..articles.len())
        .map(|index| {
            if !is_called_alike(index) {
                outlets[index].clone()
            } else if is_alone(&foldered, index) {
                foldered[index].clone()
            } else {
                format!("{} {}", index + 1, outlets[index])
            }
        })
        .collect()
}

/// A file's name with its folder, where the file's name stands in for the outlet.
fn foldered((article, outlet): (&Arc<Article>, &String)) -> String {
    let folder = Path::new(&*article.origin.source)
        .parent()
        .and_then(Path::file_name);
    match folder.filter(|_| article.stands_in.outlet) {
        Some(folder) => format!("{}/{outlet}", Text::name(&folder.to_string_lossy())),
        None => outlet.clone(),
    }
}

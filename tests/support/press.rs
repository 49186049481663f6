//! Keys as they are typed, and the world's answers to what the app asks.

use std::collections::VecDeque;
use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::app::key::Key;
use newsview::app::message::{KeptArticle, Marked, Message};
use newsview::app::{App, Edition};
use newsview::domain::article::Article;
use newsview::domain::story::Assignment;
use newsview::stories::compare;
use newsview::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::screen::{Size, draw, text};
use super::shelf::Shelf;

/// A screen with an app behind it, which answers every change of marks as the store would.
pub struct Session {
    pub app: App,
    pub size: Size,
    /// Everything that was asked for, but looking for changes.
    pub effects: Vec<Effect>,
    canvas: newsview::ui::Canvas,
    /// The library behind the screen, if there is one.
    pub shelf: Option<Shelf>,
    /// Answers of the library wait until they are delivered.
    pub is_slow: bool,
    /// The library leaves a list alone when another one is asked for.
    pub is_interrupted: bool,
    pub waiting: VecDeque<Message>,
    /// What the grouping says when it is asked.
    pub grouping: Vec<Assignment>,
}

impl Session {
    /// A session with these articles loaded, on a screen of 120×36.
    pub fn with(articles: Vec<Arc<Article>>) -> Self {
        Self::sized(Size(120, 36), articles)
    }

    pub fn sized(size: Size, articles: Vec<Arc<Article>>) -> Self {
        let mut session = Self::loading(size);
        session.tell(Message::Loaded(articles));
        session.tell(Message::LoadFinished);
        session
    }

    /// A session with two events among its articles.
    pub fn with_events(size: Size) -> Self {
        use super::events::{BARRIER, FERRY, events, grouping};
        let mut session = Self::loading(size);
        session.grouping = grouping(&[(1, &BARRIER), (2, &FERRY)]);
        session.tell(Message::Loaded(events()));
        session.tell(Message::LoadFinished);
        session
    }

    /// A session whose sources are still being read.
    pub fn loading(size: Size) -> Self {
        let canvas = newsview::ui::Canvas::new(super::screen::theme("ansi"));
        let mut session = Self {
            app: super::world::empty_app(),
            size,
            effects: Vec::new(),
            canvas,
            shelf: None,
            is_slow: false,
            is_interrupted: false,
            waiting: VecDeque::new(),
            grouping: Vec::new(),
        };
        session.draw();
        session
    }

    /// A session over a library.
    pub fn over(size: Size, shelf: Shelf) -> Self {
        let mut session = Self::loading(size);
        session.app.edition = Edition::Library;
        session.app.loading.is_running = false;
        let sources = shelf.sources();
        session.shelf = Some(shelf);
        session.tell(sources);
        session.tell(Message::Restored(Box::default()));
        session
    }

    pub fn shelf(&mut self) -> &mut Shelf {
        self.shelf.as_mut().unwrap()
    }

    /// The oldest answer that waits arrives.
    pub fn deliver(&mut self) -> &mut Self {
        let message = self.waiting.pop_front().expect("an answer should wait");
        self.tell(message)
    }

    pub fn deliver_all(&mut self) -> &mut Self {
        while !self.waiting.is_empty() {
            self.deliver();
        }
        self
    }

    /// The effects so far, and none from now on.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    #[allow(dead_code, reason = "screens in other themes use it")]
    pub fn with_theme(mut self, name: &str) -> Self {
        self.canvas = newsview::ui::Canvas::new(super::screen::theme(name));
        self
    }

    /// Something happens, and a frame is drawn.
    pub fn tell(&mut self, message: Message) -> &mut Self {
        let effects = self.app.update(message);
        self.perform(effects);
        self.draw();
        self
    }

    /// Does what the app asks for, and draws a frame.
    pub fn follow(&mut self, effects: Vec<Effect>) -> &mut Self {
        self.perform(effects);
        self.draw();
        self
    }

    /// Presses keys, named as in keymap.toml and parted by spaces; a frame after each.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
            self.tell(Message::Pressed(key));
        }
        self
    }

    /// Types a text, letter by letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.tell(Message::Pressed(Key::char(letter)));
        }
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = Size(columns, rows);
        self.tell(Message::Resized)
    }

    /// The screen as text; its last line is a hash of all styles.
    pub fn screen(&mut self) -> String {
        self.draw()
    }

    /// The titles in the list.
    pub fn titles(&self) -> Vec<&str> {
        self.app
            .list
            .rows
            .iter()
            .map(|row| row.article.title.as_str())
            .collect()
    }

    pub fn selected_title(&self) -> &str {
        self.app
            .list
            .selected_article()
            .map_or("", |article| &article.title)
    }

    /// What is marked as found in a row of the list, as it stands on the screen.
    pub fn marked_in_row(&mut self, row: u16) -> String {
        let list = self.app.viewport.list;
        let mark = self.canvas.theme.style(Role::Match);
        let buffer = self.draw_cells();
        (list.column..list.column + list.columns)
            .map(|column| &buffer[(column, list.row + row)])
            .filter(|cell| Some(cell.fg) == mark.fg && mark.bg.is_none_or(|bg| cell.bg == bg))
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }

    /// What the reader shows in a role whose colour no other one has, line by line.
    pub fn shown_as(&mut self, role: Role) -> Vec<String> {
        let reader = self.app.viewport.reader;
        let color = self.canvas.theme.style(role).fg;
        let buffer = self.draw_cells();
        let of_row = |row: u16| {
            let columns = reader.column..reader.column + reader.columns;
            let cells = columns.map(|column| &buffer[(column, row)]);
            let shown: String = cells
                .filter(|cell| Some(cell.fg) == color)
                .map(ratatui::buffer::Cell::symbol)
                .collect();
            shown.trim().to_owned()
        };
        let rows = reader.row..reader.row + reader.rows;
        rows.map(of_row).filter(|line| !line.is_empty()).collect()
    }

    /// What the reader sets so (underlined, faint), stretch by stretch.
    pub fn set_in(&mut self, modifier: Modifier) -> Vec<String> {
        let reader = self.app.viewport.reader;
        let buffer = self.draw_cells();
        let mut found: Vec<String> = Vec::new();
        for row in reader.row..reader.row + reader.rows {
            let mut is_open = false;
            for column in reader.column..reader.column + reader.columns {
                let cell = &buffer[(column, row)];
                let is_set = cell.modifier.contains(modifier);
                match found.last_mut() {
                    Some(last) if is_set && is_open => last.push_str(cell.symbol()),
                    _ if is_set => found.push(cell.symbol().to_owned()),
                    _ => {}
                }
                is_open = is_set;
            }
        }
        found
    }

    /// What the library's texts give, as the thread that compares would say it.
    fn found_new(&self, article: &KeptArticle, read: &[KeptArticle]) -> Message {
        let whole = |kept: &KeptArticle| {
            let shelf = self.shelf.as_ref().map(|shelf| &shelf.kept);
            let mut known = shelf.into_iter().flatten().map(|known| &known.article);
            let found = known.find(|known| known.id == kept.0.id);
            Arc::clone(found.filter(|_| kept.0.document.is_empty()).unwrap_or(&kept.0))
        };
        let others: Vec<Arc<Article>> = read.iter().map(whole).collect();
        let others: Vec<&Article> = others.iter().map(AsRef::as_ref).collect();
        Message::NewFound {
            article: article.0.id.clone(),
            read: read.iter().map(|kept| kept.0.id.clone()).collect(),
            report: Arc::new(compare::known(&whole(article), &others)),
        }
    }

    fn draw(&mut self) -> String {
        text(&self.draw_cells())
    }

    fn draw_cells(&mut self) -> Buffer {
        let (buffer, viewport) = draw(&self.app, &mut self.canvas, self.size);
        let effects = self.app.drawn(viewport);
        self.perform(effects);
        buffer
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            if let Some(shelf) = &mut self.shelf {
                let answers = shelf.answer(&effect);
                if self.is_interrupted && matches!(effect, Effect::List { .. }) {
                    let is_list = |message: &Message| {
                        matches!(message, Message::Listed { .. } | Message::Counted { .. })
                    };
                    self.waiting.retain(|message| !is_list(message));
                }
                if self.is_slow && !matches!(effect, Effect::Mark(_)) {
                    self.waiting.extend(answers);
                } else {
                    let more = answers.into_iter().flat_map(|answer| self.app.update(answer));
                    effects.extend(more.collect::<Vec<_>>());
                }
            } else if let Effect::Mark(change) = &effect {
                let marked = answer(change);
                let asked = self.app.update(Message::Marked(marked));
                self.perform(asked);
            } else if matches!(effect, Effect::Group(_)) {
                let grouped = Message::Grouped(self.grouping.clone());
                let asked = self.app.update(grouped);
                self.perform(asked);
            }
            if let Effect::FindNew { article, read } = &effect {
                let answer = self.found_new(article, read);
                if self.is_slow {
                    self.waiting.push_back(answer);
                } else {
                    effects.extend(self.app.update(answer));
                }
            }
            if effect != Effect::LookForChanges {
                self.effects.push(effect);
            }
        }
    }
}

fn answer(change: &Change) -> Marked {
    match change {
        Change::Read { ids, read } => Marked {
            read: ids.iter().map(|id| (id.clone(), *read)).collect(),
            ..Marked::default()
        },
        Change::Bookmark { article, bookmarked } => Marked {
            bookmarked: vec![(article.id.clone(), *bookmarked)],
            kept: if *bookmarked {
                vec![KeptArticle(Arc::clone(article))]
            } else {
                Vec::new()
            },
            ..Marked::default()
        },
        // The library answers these, and this world has none.
        _ => Marked::default(),
    }
}

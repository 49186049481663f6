//! What newsview does, IO to IO, one function each; no threads, no terminal.

pub mod doctor;
pub mod edition;
pub mod find_files;
pub mod found_lists;
pub mod group;
pub mod index;
pub mod keep;
pub mod library;
pub mod list;
pub mod open;
pub mod page;
pub mod preview;
pub mod read_address;
pub mod read_file;
pub mod read_stream;
pub mod refresh;
pub mod save;
pub mod secret;
pub mod stored;
pub mod transfer;

//! Takes over the lists of other readers that were found on this machine.

use std::path::Path;

/// Takes over everything that is found, and says what that came to.
pub fn take_over(_config_dir: &Path, _data_dir: &Path) -> String {
    String::new()
}

//! What may be done with a post whose article is gone, or says something else by now.

/// What is done with a post whose article is gone for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Withdraw {
    /// A person is asked.
    #[default]
    Ask,
    /// It is deleted.
    Delete,
}

/// What is done with a post whose article says something else by now: another date, number, place
/// or name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnChange {
    /// The post stays as it is.
    Leave,
    /// It is edited in place: on Facebook only, where it is the default.
    Edit,
    /// A correction is posted in reply to it: on X only.
    Reply,
    /// It is taken off, and another post stands in its place: on X only.
    Replace,
}

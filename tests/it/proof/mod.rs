//! „Once“, proved: crashes at every point, disks and networks that fail, states put back.

mod crash;
mod guards;
mod judge;
mod month;
mod nth;
mod restore;
mod seeds;
mod settings;
mod site;
pub(crate) mod size;
mod stage;
mod trouble;
mod two_step;
mod year;

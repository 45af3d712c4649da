//! „Once“, proved: crashes at every point, disks and networks that fail, states put back.

mod crash;
mod guards;
mod judge;
mod month;
mod nth;
mod restore;
mod seeds;

mod site;
mod stage;
mod two_step;

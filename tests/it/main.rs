//! The integration tests, one binary.

#[cfg(test)]
mod admin;
#[cfg(test)]
mod after;
#[cfg(test)]
mod alerts;
#[cfg(test)]
mod app;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod budget;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod config;
#[cfg(test)]
mod daemon;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod discover;
#[cfg(test)]
mod extraction;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod handbook;
#[cfg(test)]
mod hazards;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod model;
#[cfg(test)]
mod net;
#[cfg(test)]
mod observability;
#[cfg(test)]
mod pacing;
#[cfg(test)]
mod pipeline;
#[cfg(test)]
mod posts;
#[cfg(test)]
mod proof;
#[cfg(test)]
mod publish;
#[cfg(test)]
mod quality;
#[cfg(test)]
mod reload;
#[cfg(test)]
mod sandbox;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod service;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod tasks;
#[cfg(test)]
mod teasers;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod tongues;
#[cfg(test)]
mod verify;
#[cfg(test)]
mod weighted;

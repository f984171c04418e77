package org.ninefold.stats;

/** The time by which a share of the subjects had the event, with its limits; each may not be reached. */
public record Quantile(double probability, Value day, Interval interval) {}

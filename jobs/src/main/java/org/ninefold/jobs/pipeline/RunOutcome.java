package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;

/**
 * What a run gave.
 *
 * @param snapshot where the snapshot lies
 * @param manifest its manifest
 * @param fresh false where a whole snapshot of the same inputs, configuration and software was there already
 */
public record RunOutcome(String snapshot, Config manifest, boolean fresh) {}

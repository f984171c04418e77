package org.ninefold.jobs.engine;

import java.io.Serializable;

/**
 * A row on its way to another part.
 *
 * @param part where it goes
 * @param row the row
 */
public record Addressed<T>(int part, T row) implements Serializable {}

package org.ninefold.jobs.extract;

import java.io.Serializable;

/**
 * One file of a centre.
 *
 * @param uri where it is
 * @param label how messages and the accounting name it: its path relative to the study's data root
 * @param bytes its size
 * @param sha256 the hash of its bytes, lower-case hexadecimal
 */
public record ExtractFile(String uri, String label, long bytes, String sha256) implements Serializable {}

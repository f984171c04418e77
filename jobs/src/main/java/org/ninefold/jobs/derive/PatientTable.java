package org.ninefold.jobs.derive;

import java.io.Serializable;
import org.ninefold.schema.Table;

/**
 * A table with a file for each site.
 *
 * @param folder its place in a snapshot
 * @param row its columns, the site among them
 */
public record PatientTable(String folder, Table row) implements Serializable {}

package org.ninefold.jobs.derive;

import java.io.Serializable;
import org.apache.spark.sql.types.StructType;

/**
 * A table with a file for each site.
 *
 * @param folder its place in a snapshot
 * @param row its columns, the site among them
 */
public record PatientTable(String folder, StructType row) implements Serializable {}

package org.ninefold.jobs.derive;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of one site.
 *
 * @param site the site
 * @param tables for each table in its order the rows, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SiteRows(UTF8String site, InternalRow[][] tables) {}

/** Writers and readers of flat tables in Parquet: rows are cells – String, Integer, Long, Double, Boolean, null – in the order of the columns. */
package org.ninefold.jobs.tables;

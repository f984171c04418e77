/**
 * From a centre's records to the standard tables: mappings run in tasks, and the merged subject, which
 * gathers all records of a person, tells duplicates from contradictions and decides what becomes of every record.
 */
package org.ninefold.jobs.harmonize;

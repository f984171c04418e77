/**
 * From a centre's records to the standard tables: a mapping compiled to column expressions, and the dossier, which
 * gathers all records of a person, tells duplicates from contradictions and decides what becomes of every record.
 */
package org.ninefold.jobs.harmonize;

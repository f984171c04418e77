/**
 * The only room that names Spark's Catalyst: SQL of mappings and studies – what it may say, and what it does to one row – and the
 * exchange of records.
 */
package org.ninefold.jobs.spark;

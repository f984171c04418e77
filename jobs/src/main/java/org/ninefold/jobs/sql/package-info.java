/** What SQL of mappings and studies may say: a list of what is permitted, held against the parsed expression. */
package org.ninefold.jobs.sql;

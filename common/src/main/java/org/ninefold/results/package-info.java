/** Rows of the published tables and their canonical order; no files. */
package org.ninefold.results;

package org.ninefold.jobs.derive;

import java.util.List;

/**
 * Rows of one site.
 *
 * @param site the site
 * @param tables for each table in its order the rows, each with the cells of its columns; none for a table without rows
 */
public record SiteRows(String site, List<List<Object[]>> tables) {}

/** Where study, tables and statistics meet: which tables an analysis needs, and the result rows it makes of them. */
package org.ninefold.analysis;

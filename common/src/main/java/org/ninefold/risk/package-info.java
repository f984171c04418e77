/** Counts that add: risk tables and count tables, never a double. */
package org.ninefold.risk;

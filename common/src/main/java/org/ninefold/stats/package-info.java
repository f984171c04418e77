/**
 * Estimators and tests: pure functions of tables of counts, returning records.
 *
 * <p>A number that is not defined is a {@link org.ninefold.stats.Value.Undefined} with the reason; NaN and infinities are
 * never returned. Estimators give the value of their method as it is: the reader of a result decides what to print.
 */
package org.ninefold.stats;

/** Shares of subjects for whom a condition is true. */
package org.ninefold.analysis.proportion;

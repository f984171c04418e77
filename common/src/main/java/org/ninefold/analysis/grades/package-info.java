/** Worst grades of adverse events. */
package org.ninefold.analysis.grades;

/** Mean, median and range of a number. */
package org.ninefold.analysis.summary;

/** The one count: from the tally of subjects to the cells of all risk and count tables. */
package org.ninefold.jobs.count;

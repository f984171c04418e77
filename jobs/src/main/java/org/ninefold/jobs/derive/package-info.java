/** From a merged subject to the rows of the analysis datasets: milestones (ADSL), endpoints (ADTTE), toxicity, response. */
package org.ninefold.jobs.derive;

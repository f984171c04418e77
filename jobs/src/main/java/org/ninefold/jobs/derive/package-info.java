/** From a person's dossier to the analysis datasets: milestones (ADSL), endpoints (ADTTE), toxicity, response. */
package org.ninefold.jobs.derive;

/** Figures and the report, drawn from the published rows and nothing else. */
package org.ninefold.report;

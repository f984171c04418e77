/** Cumulative incidences of competing causes. */
package org.ninefold.analysis.incidence;

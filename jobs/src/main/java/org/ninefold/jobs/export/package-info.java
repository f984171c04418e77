/** A snapshot's tables in the forms that others exchange: CDISC Dataset-JSON and SAS transport files. */
package org.ninefold.jobs.export;

/** Commands, exit codes and the Spark session; nothing else. */
package org.ninefold.jobs.cli;

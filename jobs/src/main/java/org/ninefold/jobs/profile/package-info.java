/** Profiling a new centre's files and drafting its mapping: plain Java on a bounded sample, no Spark. */
package org.ninefold.jobs.profile;

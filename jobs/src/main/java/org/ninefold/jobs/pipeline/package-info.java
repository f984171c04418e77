/** The sequence of the stages, one page. */
package org.ninefold.jobs.pipeline;

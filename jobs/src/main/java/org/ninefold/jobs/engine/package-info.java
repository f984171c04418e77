/** Runs the functions of a stage, in this process or on Spark; nothing else knows which. */
package org.ninefold.jobs.engine;

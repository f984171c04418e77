package org.ninefold.jobs.cli;

/** How progress and failures are told on standard error. */
enum LogFormat {
    /** Lines for people. */
    PLAIN,
    /** One JSON object a line. */
    JSON
}

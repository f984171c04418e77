package org.ninefold.jobs.cli;

/** How a command ended, for those who schedule it. */
enum ExitCode {
    DONE(0),
    FAILURE(1),
    CONFIGURATION(2),
    DATA_GATE(3),
    DISCLOSURE_GATE(4),
    HELD(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

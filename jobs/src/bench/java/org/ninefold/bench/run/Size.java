package org.ninefold.bench.run;

import picocli.CommandLine.Option;

/** Options: how large what is drawn is. */
final class Size {
    @Option(names = "--patients", defaultValue = "10000", description = "(default: 10000)")
    int patients;

    @Option(names = "--centers", defaultValue = "9", description = "(default: 9)")
    int centers;

    @Option(names = "--analyses", defaultValue = "10", description = "(default: 10)")
    int analyses;
}

package org.ninefold.jobs.cli;

import java.util.List;
import java.util.stream.Stream;

/** Spark did not start, or ended before the run: its exceptions then tell where it noticed, not what to do. */
final class SparkEnded {
    static final String HEADING =
            "Spark did not start, or was ended from outside; nothing was published and the previous snapshot stays current:";

    private static final String ADVICE =
            "expected a Spark that takes this run, found none: see that the master runs, that spark.master is its address, and that spark.authenticate and spark.authenticate.secret are those of the cluster";
    /** Where Spark notices: in the making of a context, on asking a stopped one, on stopping with work to do. */
    private static final List<String> PLACES = List.of(
            "SparkContext.<init>",
            "SparkContext.assertNotStopped",
            "LiveListenerBus.addToQueue",
            "DAGScheduler.cleanUpAfterSchedulerStop");

    private SparkEnded() {}

    /** Whether this was thrown because there is no Spark, or no more. */
    static boolean is(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .flatMap(t -> Stream.of(t.getStackTrace()))
                .anyMatch(SparkEnded::noticed);
    }

    private static boolean noticed(StackTraceElement frame) {
        String type = frame.getClassName();
        return PLACES.contains(type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName());
    }

    /** What to look at, then the places. */
    static List<String> lines(List<String> places) {
        return Stream.concat(Stream.of(ADVICE), places.stream()).toList();
    }
}

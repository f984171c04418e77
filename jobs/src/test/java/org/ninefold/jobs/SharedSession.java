package org.ninefold.jobs;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark application of all tests, made anew where a command has ended it. */
public final class SharedSession {
    private SharedSession() {}

    /** A session of its own, with these settings besides the usual ones, on the shared application. */
    public static synchronized SparkSession with(Map<String, String> settings) {
        SparkSession own = SparkSession.builder()
                .master("local[2]")
                .appName("ninefold tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.catalogImplementation", "in-memory")
                .getOrCreate()
                .newSession();
        own.conf().set("spark.sql.session.timeZone", "UTC");
        own.conf().set("spark.sql.ansi.enabled", "true");
        own.conf().set("spark.sql.shuffle.partitions", "2");
        settings.forEach((key, value) -> own.conf().set(key, value));
        return own;
    }

    /** A session with the usual settings. */
    public static SparkSession usual() {
        return with(Map.of());
    }
}

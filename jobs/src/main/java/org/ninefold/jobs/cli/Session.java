package org.ninefold.jobs.cli;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.publish.DiskFiles;
import org.ninefold.jobs.publish.Scratch;
import org.ninefold.jobs.spark.SqlPlan;

/** Settings and session of Spark that a command needs: what results depend on is set here, whatever the cluster's defaults are. */
final class Session {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final String MASTER = "spark.master";
    private static final String FILES = "spark.hadoop." + DiskFiles.SETTING;

    private Session() {}

    /** What a command without Spark knows of file systems: what {@code spark.hadoop.…} says, as Spark's own commands do. */
    static Configuration hadoop() {
        return SparkHadoopUtil.get().newConfiguration(settings());
    }

    /** Whether somebody said where Spark runs. */
    static boolean hasMaster() {
        return new SparkConf().contains(MASTER);
    }

    private static SparkConf settings() {
        var conf = new SparkConf();
        if (!conf.contains(MASTER)) {
            conf.setIfMissing(FILES, DiskFiles.class.getName());
        }
        // What is written is its owner's alone until it is published, and then has the permission that
        // docs/operations.md tells.
        conf.set("spark.hadoop." + CommonConfigurationKeys.FS_PERMISSIONS_UMASK_KEY, "077");
        return conf;
    }

    /**
     * Starts Spark.
     *
     * @param scratch where Spark puts what it does not keep in memory, in a run on this machine alone, unless its settings name
     *     a place
     */
    static SparkSession open(String name, Scratch scratch) {
        SparkConf conf = settings();
        conf.setAppName("ninefold " + name);
        if (!conf.contains(MASTER)) {
            conf.setMaster("local[*]");
            conf.set("spark.ui.enabled", "false");
            conf.set("spark.driver.host", "localhost");
            conf.set("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.sql.shuffle.partitions", "2");
        }
        if (conf.get(MASTER).matches("local(\\[.*])?")) {
            // Other accounts of the machine reach the loopback, too; Spark makes a secret for the run.
            conf.set("spark.authenticate", "true");
            conf.setIfMissing("spark.ui.enabled", "false");
            if (System.getenv("SPARK_LOCAL_DIRS") == null) {
                conf.setIfMissing("spark.local.dir", scratch.folder().toString());
            }
        }
        // Tables of counts are bounded by days, levels and centres, not by a size that fits all studies.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        // Spark's messages can carry values of the data; failures are told by the command itself.
        conf.setIfMissing("spark.log.level", "FATAL");
        conf.setIfMissing("spark.executor.syncLogLevel.enabled", "true");
        String level = conf.get("spark.log.level");
        // From the start of an executor, unless its installation has a logging configuration of its own.
        conf.set(EXECUTOR_OPTIONS, (conf.get(EXECUTOR_OPTIONS, "") + " -Dlog4j2.level=" + level).strip());
        // The launcher asks for it where standard error is a terminal.
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        SqlPlan.SETTINGS.forEach(conf::set);
        conf.set("spark.sql.catalogImplementation", "in-memory");
        SparkSession session = SparkSession.builder().config(conf).getOrCreate();
        quiet(session.sparkContext(), level);
        return session;
    }

    /**
     * Tells each executor the level of its log. Spark does so when the level is set, to the executors that it has then, and
     * to a later one before that reads its own logging configuration, which undoes it.
     */
    private static void quiet(SparkContext spark, String level) {
        spark.addSparkListener(new SparkListener() {
            @Override
            public void onExecutorAdded(SparkListenerExecutorAdded added) {
                spark.setLogLevel(level);
            }
        });
        spark.setLogLevel(level);
    }
}

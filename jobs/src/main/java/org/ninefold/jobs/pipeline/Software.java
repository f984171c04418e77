package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.spark.package$;
import org.ninefold.jobs.extract.FileHash;

/**
 * What computed a snapshot.
 *
 * @param version of Ninefold
 * @param commit it was built from, or {@code unknown}
 * @param fingerprint hash of the jar, so that a rebuilt jar is other software; {@code classes} where it runs from none
 * @param spark version of Spark
 */
public record Software(String version, String commit, String fingerprint, String spark) {
    private static final String UNKNOWN = "unknown";

    /**
     * What was built, without a look at the jar.
     *
     * @param version of Ninefold
     * @param commit it was built from, or {@code unknown}
     */
    public record Build(String version, String commit) {
        /** Of the running software. */
        public static Build running() throws IOException {
            var properties = new Properties();
            try (InputStream stream = Software.class.getResourceAsStream("/ninefold-build.properties")) {
                if (stream != null) {
                    properties.load(stream);
                }
            }
            return new Build(
                    properties.getProperty("git.build.version", UNKNOWN),
                    properties.getProperty("git.commit.id.full", UNKNOWN)
                            + (Boolean.parseBoolean(properties.getProperty("git.dirty")) ? " with changes" : ""));
        }
    }

    /** The running software. */
    public static Software running() throws IOException {
        Build build = Build.running();
        return new Software(build.version(), build.commit(), hashOfCode(), package$.MODULE$.SPARK_VERSION());
    }

    private static String hashOfCode() throws IOException {
        try {
            Path home = Path.of(Software.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(home)) {
                return "classes";
            }
            try (InputStream stream = Files.newInputStream(home)) {
                return FileHash.of(stream);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar's own address is no address", e);
        }
    }
}

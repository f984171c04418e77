package org.ninefold.jobs.cli;

import java.io.IOException;
import org.apache.spark.package$;
import org.ninefold.jobs.pipeline.Software;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Software software = Software.running(package$.MODULE$.SPARK_VERSION());
        return new String[] {
            "ninefold " + software.version(), "commit " + software.commit(), "Spark " + software.spark()
        };
    }
}

package org.ninefold.jobs.cli;

import java.io.IOException;
import org.apache.spark.JobExecutionStatus;
import org.ninefold.jobs.pipeline.Software;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints; neither starts Spark nor loads more of it than one small class. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Software.Build build = Software.Build.running();
        String spark = JobExecutionStatus.class.getPackage().getImplementationVersion();
        return new String[] {
            "ninefold " + build.version(), "commit " + build.commit(), "Spark " + (spark == null ? "unknown" : spark)
        };
    }
}

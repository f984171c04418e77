package org.ninefold.jobs.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;

/** A process of its own that claims an output directory and keeps it until it is killed. */
public record HoldingProcess(Process process, String run) {

    /** Starts a process; returns when it holds the directory. */
    public static HoldingProcess of(Path out) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader reader = process.inputReader();
        String run = reader.readLine();
        if (run == null) {
            throw new IOException(
                    "the process ended with " + process.onExit().join().exitValue());
        }
        return new HoldingProcess(process, run);
    }

    /** Ends the process as the machine would, without a farewell. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Claims the directory, says so, and waits. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(arguments[0]), new Configuration());
        RunRecord record = RunRecord.open(snapshots, "SMALL", RunRecord.POOL);
        try (OutputLock claim = snapshots.claim(record.holder(), InstantSource.system())) {
            claim.requireHeld();
            System.out.println(record.run());
            new CountDownLatch(1).await();
        }
    }
}

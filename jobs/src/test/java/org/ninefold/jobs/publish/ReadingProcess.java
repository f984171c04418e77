package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** A process of its own that opens a file for reading and keeps a lock on it, as any reader can, until it is killed. */
record ReadingProcess(Process process) {

    /** Starts a process; returns when it has the lock. */
    static ReadingProcess of(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IOException("no lock");
        }
        return new ReadingProcess(process);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Locks the file, says so, and waits. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
                FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
            System.out.println(lock.isShared());
            new CountDownLatch(1).await();
        }
    }
}

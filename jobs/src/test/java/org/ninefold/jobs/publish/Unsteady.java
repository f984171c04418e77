package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.OpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A local disk that fails some times, and lets nobody look at a claim, if it is told to. */
public final class Unsteady extends LocalFileSystem implements LocalDisk {
    private static final String GUARDED = "unsteady.guarded";

    private static int readings;
    private static int moves;

    /** How to get at it. */
    static Configuration conf() {
        var conf = new Configuration();
        conf.setClass("fs.file.impl", Unsteady.class, org.apache.hadoop.fs.FileSystem.class);
        conf.setBoolean("fs.file.impl.disable.cache", true);
        fail(0, 0);
        return conf;
    }

    /** The same, as another account than that of the job sees it. */
    static Configuration ofAnotherAccount() {
        Configuration conf = conf();
        conf.setBoolean(GUARDED, true);
        return conf;
    }

    /** So many of the next readings of a file, and of the moves, fail. */
    static void fail(int nextReadings, int nextMoves) {
        readings = nextReadings;
        moves = nextMoves;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        if (readings > 0) {
            readings--;
            throw new IOException("no answer");
        }
        return super.open(path, bufferSize);
    }

    @Override
    public void move(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
        if (moves > 0) {
            moves--;
            throw new IOException("no answer");
        }
        LocalDisk.super.move(from, to);
    }

    @Override
    public FileChannel open(java.nio.file.Path file, OpenOption... how) throws IOException {
        if (getConf().getBoolean(GUARDED, false) && file.endsWith(".claim")) {
            throw new AccessDeniedException(file.toString());
        }
        return LocalDisk.super.open(file, how);
    }

    @Override
    public org.apache.hadoop.fs.FileStatus[] listStatus(Path folder) throws IOException {
        if (getConf().getBoolean(GUARDED, false) && folder.getName().equals(".staging")) {
            throw new AccessDeniedException(folder.toString());
        }
        return super.listStatus(folder);
    }
}

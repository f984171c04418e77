package org.ninefold.jobs.tables;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file systems that the program writes to. */
public final class OutputFiles {
    private OutputFiles() {}

    /** A path's file system, without side files of checksums. */
    public static FileSystem system(Path path, Configuration conf) throws IOException {
        FileSystem files = path.getFileSystem(conf);
        files.setWriteChecksum(false);
        return files;
    }
}

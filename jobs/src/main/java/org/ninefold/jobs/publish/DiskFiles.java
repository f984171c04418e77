package org.ninefold.jobs.publish;

import java.io.IOException;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, but for the setting of permissions: without its native library Hadoop starts a process,
 * {@code chmod}, for each file and folder that it makes.
 */
public final class DiskFiles extends LocalFileSystem {
    /** The setting of Hadoop that names the class of the local file system. */
    public static final String SETTING = "fs.file.impl";

    /** As Hadoop makes it. */
    public DiskFiles() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            if (LocalDisk.hasModes(file)) {
                LocalDisk.SYSTEM.permit(file, permission.toShort());
            } else {
                super.setPermission(path, permission);
            }
        }
    }
}

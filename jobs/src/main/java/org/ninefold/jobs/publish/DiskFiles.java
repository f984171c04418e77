package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
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
        private static final String MODE = "unix:mode";
        /** Who a program runs as, or whose group a folder hands down: {@code chmod} leaves it to folders. */
        private static final int SET_ID = 06000;

        private static final int PERMISSION = 07777;

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                super.setPermission(path, permission);
                return;
            }
            int before = (Integer) Files.getAttribute(file, MODE) & PERMISSION;
            int kept = Files.isDirectory(file) ? before & SET_ID : 0;
            int after = permission.toShort() | kept;
            if (after != before) {
                Files.setAttribute(file, MODE, after);
            }
        }
    }
}

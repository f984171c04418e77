package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    @TempDir
    private Path folder;

    private DiskFiles files;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
        files = new DiskFiles();
        files.initialize(URI.create("file:///"), new Configuration());
        files.setWriteChecksum(false);
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
    }

    @Test
    void aFileHasThePermissionThatHadoopAsksFor() throws IOException {
        Path file = folder.resolve("with space, 'quotes' and 中文");
        files.create(hadoop(file), true).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        files.setPermission(hadoop(file), new FsPermission((short) 0600));
        assertThat(mode(file)).isEqualTo(0600);
    }

    @Test
    void aFolderKeepsTheGroupThatItHandsDown() throws IOException {
        Path given = Files.createDirectory(folder.resolve("given"));
        Files.setAttribute(given, "unix:mode", 02750);
        files.setPermission(hadoop(given), new FsPermission((short) 0700));
        assertThat(mode(given)).isEqualTo(02700);
        files.setPermission(hadoop(given), new FsPermission((short) 01777));
        assertThat(mode(given)).isEqualTo(03777);
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> files.setPermission(hadoop(folder.resolve("none")), FsPermission.getFileDefault()))
                .isInstanceOf(NoSuchFileException.class);
    }
}

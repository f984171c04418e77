package org.ninefold.jobs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that this process has open, as Linux tells them. */
public final class OpenFiles {
    private OpenFiles() {}

    /** Those of a place, which exists: the file itself, or all below a folder. */
    public static List<Path> of(Path place) throws IOException {
        var open = new ArrayList<Path>();
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path handle : handles) {
                try {
                    open.add(Files.readSymbolicLink(handle));
                } catch (NoSuchFileException e) {
                    // closed meanwhile
                }
            }
        }
        Path real = place.toRealPath();
        open.removeIf(file -> !file.startsWith(real));
        return open;
    }
}

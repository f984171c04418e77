package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The modes of what lies in an output directory. */
public final class Modes {
    private Modes() {}

    /** The mode of a file or folder, not of where a link leads. */
    public static int of(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }

    /** That all of a directory, itself left out, is as docs/operations.md tells. */
    public static void assertAsDocumented(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path path : walk.filter(path -> !path.equals(out) && !Files.isSymbolicLink(path))
                    .toList()) {
                String place = out.relativize(path).toString();
                boolean owner = place.equals(".claim")
                        || place.matches("\\.(reuse|staging).*")
                        || place.matches("snapshots/[^/]+/patient.*");
                boolean folder = Files.isDirectory(path);
                int expected = folder ? owner ? 0700 : 0750 : owner ? 0600 : 0640;
                assertThat(Integer.toOctalString(of(path))).as(place).isEqualTo(Integer.toOctalString(expected));
            }
        }
    }
}

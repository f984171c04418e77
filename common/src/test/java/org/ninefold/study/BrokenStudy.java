package org.ninefold.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing wrong with the fixture. In {@code problems/*.txt}: {@code #} its name, {@code in} the file, {@code -} the lines
 * replaced, {@code +} the lines in their place, {@code =} the problems expected, verbatim.
 */
record BrokenStudy(String name, String file, String part, String by, List<String> problems) {

    static Stream<BrokenStudy> all(String resource) {
        try (InputStream in = BrokenStudy.class.getResourceAsStream("problems/" + resource)) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(content.strip().split("\n\n")).map(BrokenStudy::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokenStudy parse(String block) {
        return new BrokenStudy(
                String.join("", lines(block, "# ")),
                String.join("", lines(block, "in ")),
                String.join("\n", lines(block, "- ")),
                String.join("\n", lines(block, "+ ")),
                lines(block, "= "));
    }

    private static List<String> lines(String block, String mark) {
        return block.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public String toString() {
        return name;
    }
}

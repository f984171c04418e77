package org.ninefold.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a clinical file of cBioPortal begins with: four lines of comments about its columns, then their names. */
final class ClinicalHeader {
    private final List<List<String>> lines =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    void add(String name, String label, String description, String type) {
        List<String> column = List.of(CBioPortal.plain(label), CBioPortal.plain(description), type, "1", name);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).add(column.get(i));
        }
    }

    String text() {
        return lines.subList(0, 4).stream()
                        .map(line -> "#" + String.join("\t", line) + "\n")
                        .collect(Collectors.joining())
                + String.join("\t", lines.get(4))
                + "\n";
    }
}

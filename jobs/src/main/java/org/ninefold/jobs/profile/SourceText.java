package org.ninefold.jobs.profile;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.ninefold.study.StudyReader;

/** A source as the mapping says it: what was found in its files, and what was not taken from them. */
record SourceText(String id, Profile profile, Path dataRoot) {
    private static final int ASCII = 0x7F;

    /** The lines of the source; {@code mappings} are the lines that may read its columns. */
    List<String> lines(List<String> mappings, Column patient) {
        Sample first = profile.first();
        List<String> lines = new ArrayList<>();
        lines.add("    " + id + " {");
        lines.add("      path = " + FieldText.quoted(path()) + " # relative to study.data-root; "
                + counted(profile.records().size(), "record") + (first.whole() ? "" : " profiled, there are more"));
        if (first.isParquet()) {
            lines.add("      format = parquet");
        } else {
            encoding(lines, first.encoding());
            dialect(lines, first.dialect());
        }
        decimal(lines, first);
        if (!profile.missing().isEmpty()) {
            lines.add("      " + StudyReader.GUESS + "missing = [\"\", "
                    + profile.missing().stream().map(FieldText::quoted).collect(Collectors.joining(", ")) + "]");
        }
        keys(lines, patient);
        List<String> left = profile.columns().stream()
                .filter(column -> mappings.stream()
                        .noneMatch(line -> line.contains("column = " + FieldText.quoted(column.name()))))
                .map(column -> FieldText.quoted(column.name()) + " (" + kind(column) + ")")
                .toList();
        if (!left.isEmpty()) {
            lines.add("      # not taken: " + String.join(", ", left));
        }
        lines.add("    }");
        return lines;
    }

    /** One file's path, or a glob of what the names of several have in common. */
    private String path() {
        List<String> paths = profile.files().stream()
                .map(file -> dataRoot.relativize(file).toString().replace('\\', '/'))
                .toList();
        if (paths.size() == 1) {
            return paths.get(0);
        }
        String start = Draft.common(paths);
        String end = Draft.common(paths.stream()
                .map(path -> StringUtils.reverse(path.substring(start.length())))
                .toList());
        return start + "*" + StringUtils.reverse(end);
    }

    private void encoding(List<String> lines, Encoding encoding) {
        String key = encoding.certain() ? "encoding" : StudyReader.GUESS + "encoding";
        lines.add("      " + key + " = " + encoding.name() + " # " + encoding.evidence());
        Optional<String> sign = profile.columns().stream()
                .map(Column::name)
                .filter(name -> name.chars().anyMatch(c -> c > ASCII))
                .findFirst();
        for (String alternative : encoding.alternatives()) {
            lines.add("      #   or " + alternative
                    + sign.flatMap(name -> Encoding.decoded(
                                            name.getBytes(Charset.forName(encoding.name())), alternative, true)
                                    .map(other -> other.equals(name)
                                            ? ", which reads the columns' names alike"
                                            : ", which reads " + FieldText.quoted(name) + " as "
                                                    + FieldText.quoted(other)))
                            .orElse(""));
        }
    }

    private static void dialect(List<String> lines, Dialect dialect) {
        String delimiter = dialect.delimiter() == '\t' ? "\"\\t\"" : FieldText.quoted("" + dialect.delimiter());
        lines.add("      " + (dialect.certain() ? "delimiter" : StudyReader.GUESS + "delimiter") + " = " + delimiter
                + " # "
                + dialect.width() + " cells in " + dialect.alike() + " of "
                + dialect.records().size() + " lines"
                + (dialect.certain() ? "" : "; another one fits as well, or none does"));
        if (dialect.quote() != '"') {
            lines.add("      quote = " + FieldText.quoted("" + dialect.quote()));
        }
    }

    private void decimal(List<String> lines, Sample first) {
        if (profile.commas() == 0 || first.isParquet()) {
            return;
        }
        boolean certain = profile.points() == 0;
        lines.add("      " + (certain ? "decimal" : StudyReader.GUESS + "decimal") + " = \""
                + (profile.commas() >= profile.points() ? "," : ".") + "\" # " + profile.commas()
                + " numbers with a comma, " + profile.points() + " with a point");
    }

    private void keys(List<String> lines, Column patient) {
        int records = profile.records().size();
        String keys = profile.columns().stream()
                .filter(column -> records >= Profile.SHARED
                        && column.distinct() == records
                        && column.canBe(Target.Kind.ID)
                        && (!column.isNumber() || column.wholes() == column.filled()))
                .map(column -> FieldText.quoted(column.name()))
                .collect(Collectors.joining(", "));
        if (!keys.isEmpty()) {
            lines.add("      # different in each record: " + keys);
        }
        if (patient != null && patient.distinct() < patient.filled()) {
            lines.add("      # " + counted(patient.distinct(), "patient") + " in " + patient.filled()
                    + " records: several rows a patient, or delivered twice");
        }
    }

    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String kind(Column column) {
        return column.isEmpty() ? "empty" : column.isDate() ? "date" : column.isNumber() ? "number" : "text";
    }
}

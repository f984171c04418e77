package org.ninefold.jobs.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.StudyReader;

/** Drafts the mapping of a centre from its files. */
public final class Draft {
    private static final String HEAD = """
            # Draft of the mapping of %s, made by `ninefold draft`.
            #
            # A key that begins with "%s" is a guess: hold it against the file and what the centre says, correct it, then
            # delete "%s". While one is left, `pool` and `check` refuse the mapping and name them all. "?" stands for what the
            # files do not say. Values of fewer than %d patients, patients' numbers and dates are never shown here.
            center {
              id = %s
              %sname = %s # the centre's name, as reports show it
              sources {
            """;

    private Draft() {}

    /**
     * The text of the draft.
     *
     * @param files its files; those of the same columns become one source
     * @param dictionary a REDCap data dictionary, or null
     * @param dataRoot the folder to which paths are relative
     * @throws DataGateException if a file cannot be profiled; all such files are named
     * @throws IOException if the file system fails
     */
    public static String of(String center, List<Path> files, Path dictionary, Path dataRoot) throws IOException {
        RedcapDictionary labels =
                dictionary == null ? new RedcapDictionary(Map.of()) : RedcapDictionary.read(dictionary);
        Codes codes = new Codes();
        Words words = new Words();
        var ids = new HashSet<String>();
        List<DraftText.Guessed> sources = new ArrayList<>();
        for (List<Sample> alike : grouped(files)) {
            Profile profile = Profile.of(alike, words, labels);
            sources.add(new DraftText.Guessed(id(alike, ids), profile, Guess.of(profile, codes)));
        }
        var lines = new ArrayList<String>();
        lines.add(HEAD.formatted(
                        center, StudyReader.GUESS, StudyReader.GUESS, Profile.SHARED, center, StudyReader.GUESS, center)
                .stripTrailing());
        var tables = new DraftText(codes);
        List<String> mappings = tables.tables(sources);
        for (DraftText.Guessed source : sources) {
            lines.addAll(new SourceText(source.source(), source.profile(), dataRoot)
                    .lines(mappings, Guess.id(source.guesses())));
        }
        lines.add("  }");
        lines.add("  tables {");
        lines.addAll(mappings);
        lines.add("  }");
        lines.add("}");
        lines.add("# No column was found for:");
        tables.unmapped().forEach(line -> lines.add("#   " + line));
        return String.join("\n", lines) + "\n";
    }

    private static List<List<Sample>> grouped(List<Path> files) throws IOException {
        List<List<Sample>> groups = new ArrayList<>();
        var defects = new ArrayList<String>();
        for (Path file : files) {
            try {
                Sample sample = Sample.of(file);
                groups.stream()
                        .filter(group -> group.get(0).alike(sample))
                        .findFirst()
                        .ifPresentOrElse(
                                group -> group.add(sample), () -> groups.add(new ArrayList<>(List.of(sample))));
            } catch (DataGateException e) {
                defects.addAll(e.sentences());
            } catch (NoSuchFileException | AccessDeniedException e) {
                defects.add(file + " cannot be read (" + e.getClass().getSimpleName()
                        + "); check that it is there and may be read");
            }
        }
        if (!defects.isEmpty()) {
            throw new DataGateException(defects);
        }
        return groups;
    }

    /** What all begin with, without the digits at its end; the text itself if there is but one. */
    static String common(List<String> texts) {
        String common = StringUtils.getCommonPrefix(texts.toArray(String[]::new));
        return texts.size() == 1 ? common : common.replaceFirst("\\d+$", "");
    }

    /** The file's name without its ending, in letters, digits and {@code _}. */
    private static String id(List<Sample> files, Set<String> ids) {
        String stem = common(files.stream()
                        .map(sample -> sample.file().getFileName().toString().replaceFirst("\\..*$", ""))
                        .toList())
                .toLowerCase(Locale.ROOT);
        String id = stem.replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$|^(?=\\d)", "");
        String base = id.isEmpty() || Character.isDigit(id.charAt(0)) ? "file" + id : id;
        String free = base;
        for (int i = 2; !ids.add(free); i++) {
            free = base + "_" + i;
        }
        return free;
    }
}

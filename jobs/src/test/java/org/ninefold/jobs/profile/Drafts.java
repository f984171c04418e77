package org.ninefold.jobs.profile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drafts of small files. */
final class Drafts {
    private Drafts() {}

    /** The draft of a text in UTF-8. */
    static String of(Path folder, String text) {
        return of(folder, text, StandardCharsets.UTF_8, null);
    }

    /** The draft of a text in an encoding, with a data dictionary or null. */
    static String of(Path folder, String text, Charset encoding, String dictionary) {
        try {
            Path file = Files.createDirectories(folder.resolve("c10")).resolve("patients.csv");
            Files.writeString(file, text, encoding);
            Path labels = null;
            if (dictionary != null) {
                labels = folder.resolve("dictionary.csv");
                Files.writeString(labels, dictionary);
            }
            return Draft.of("C10", java.util.List.of(file), labels, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A draft with every guess taken for confirmed. */
    static Config confirmed(String draft) {
        return ConfigFactory.parseString(draft.replace("confirm-", "")).getConfig("center");
    }
}

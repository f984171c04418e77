package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Register;
import org.ninefold.study.Study;

/**
 * What decides, beside the inputs, on what a run gives: study and centre files, cut-off, key, software and whom it forgets, as
 * hashes.
 *
 * @param study the study, with the files that it was read from
 * @param key the key of the pseudonyms
 * @param software what runs
 * @param register whom it forgets
 */
record Provenance(Study study, PseudonymKey key, Software software, Register register) {

    /** The id of the snapshot that these inputs give: the cut-off and the beginning of a hash of all. */
    String id(List<ExtractFile> inputs) throws IOException {
        var text =
                new StringBuilder(configuration()).append('\n').append(software).append('\n');
        add(inputs, text);
        register.persons(key.name()).keySet().forEach(site -> forgotten(site, text));
        return study.cutoff() + "-" + hash(text).substring(0, 12);
    }

    /** For each centre that delivered, the hashes of all that decides on its tables. */
    Map<String, Reuse.Key> keys(List<Extract> extracts) throws IOException {
        String derived = hash(study.files().get(0));
        var keys = new TreeMap<String, Reuse.Key>();
        for (int i = 0; i < study.centers().size(); i++) {
            String site = study.centers().get(i).id();
            List<ExtractFile> own = extracts.stream()
                    .filter(extract -> extract.center().id().equals(site))
                    .flatMap(extract -> extract.files().stream())
                    .toList();
            if (!own.isEmpty()) {
                var text = new StringBuilder()
                        .append(software)
                        .append('\n')
                        .append(nameOfKey())
                        .append(hash(study.files().get(i + 1)))
                        .append('\n');
                add(own, text);
                study.exclusions().stream()
                        .filter(exclusion -> exclusion.siteId().equals(site))
                        .forEach(exclusion -> text.append(exclusion.subject()).append('\n'));
                forgotten(site, text);
                keys.put(site, new Reuse.Key(hash(text), derived));
            }
        }
        return keys;
    }

    private void forgotten(String site, StringBuilder text) {
        register.persons(key.name())
                .getOrDefault(site, new TreeSet<>())
                .forEach(person -> text.append("forgotten ").append(person).append('\n'));
    }

    /** The entries of the manifest. */
    void into(Manifest manifest) throws IOException {
        register.into(manifest);
        manifest.with("configuration", configuration())
                .with("pseudonyms", Map.of("key", key.id(), "demonstration", key.demonstration()))
                .with(
                        "software",
                        Map.of(
                                "version", software.version(),
                                "commit", software.commit(),
                                "fingerprint", software.fingerprint(),
                                "spark", software.spark()));
    }

    private String configuration() throws IOException {
        var text = new StringBuilder();
        for (Path file : study.files()) {
            text.append(hash(file)).append('\n');
        }
        return hash(text.append(study.cutoff()).append('\n').append(nameOfKey()));
    }

    private String nameOfKey() {
        return key.name() + "\n";
    }

    private static void add(List<ExtractFile> files, StringBuilder text) {
        files.forEach(file ->
                text.append(file.label()).append(' ').append(file.sha256()).append('\n'));
    }

    private static String hash(Path file) throws IOException {
        return FileHash.of(Files.readAllBytes(file));
    }

    private static String hash(StringBuilder text) {
        return FileHash.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

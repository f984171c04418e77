package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.publish.Register;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.subject.Pseudonyms;

/**
 * The key of the pseudonyms. Its bytes are never printed, logged or published.
 */
public final class PseudonymKey {
    private static final String DEMONSTRATION = "ninefold demonstration key, for synthetic data only";
    private static final int SHORTEST = 16;

    /** Fewer different bytes are a word that repeats, not a secret. */
    private static final int FEWEST_DISTINCT = 8;

    private static final Pattern NAME_OF_A_SECRET = Pattern.compile("(?i).*(key|secret|pepper|salt|pseudonym).*");
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String id;
    private final byte[] secret;
    private final List<String> warnings;

    private PseudonymKey(String id, byte[] secret, List<String> warnings) {
        this.id = id;
        this.secret = secret;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The key that the site names; without one the demonstration key, for synthetic studies only. Where there is a key, data are
     * real: a study that says it is synthetic does not run there.
     *
     * @throws InvalidConfigurationException if there is no usable key
     */
    public static PseudonymKey of(Site site, Study study, Map<String, String> environment) {
        var warnings = new ArrayList<String>();
        byte[] secret;
        if (site.keyFile() != null) {
            secret = file(site.keyFile(), warnings);
        } else if (site.keyEnv() != null) {
            secret = variable(site.keyEnv(), environment, warnings);
        } else if (study.synthetic()) {
            return new PseudonymKey(
                    "demo",
                    DEMONSTRATION.getBytes(StandardCharsets.UTF_8),
                    List.of(
                            "pseudonyms are made with the demonstration key, which everybody knows: for synthetic data only"));
        } else {
            throw invalid("no key for the pseudonyms, and the study does not say synthetic = true; name a secret in "
                    + "ninefold.pseudonym.key-file or ninefold.pseudonym.key-env");
        }
        if (study.synthetic()) {
            throw invalid(
                    "the study says synthetic = true, and this site has a key for the pseudonyms of real data; correct the study, or run it without the key");
        }
        var key = new PseudonymKey(site.pseudonymKeyId(), secret, warnings);
        key.requireStrong();
        return key;
    }

    private void requireStrong() {
        if (secret.length < SHORTEST) {
            throw invalid("the key of the pseudonyms has %d bytes, expected %d or more; make a longer one"
                    .formatted(secret.length, SHORTEST));
        }
        long distinct =
                IntStream.range(0, secret.length).map(i -> secret[i]).distinct().count();
        if (distinct < FEWEST_DISTINCT) {
            throw invalid("the key of the pseudonyms has %d different bytes, expected %d or more; take random ones"
                    .formatted(distinct, FEWEST_DISTINCT));
        }
        if (demonstration()) {
            throw invalid(
                    "the key of the pseudonyms is the demonstration key, which everybody knows; make one of your own");
        }
    }

    private static byte[] variable(String name, Map<String, String> environment, List<String> warnings) {
        String value = environment.get(name);
        if (value == null) {
            throw invalid("the environment variable %s of ninefold.pseudonym.key-env is not set; set it to the key"
                    .formatted(name));
        }
        if (!NAME_OF_A_SECRET.matcher(name).matches()) {
            warnings.add(
                    "the pseudonyms' key comes from the environment variable %s, whose name does not say that it is a key; correct ninefold.pseudonym.key-env if it is none"
                            .formatted(name));
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever bytes a file holds, without the line end that editors put behind them. */
    private static byte[] file(String name, List<String> warnings) {
        try {
            Path path = Path.of(name);
            byte[] bytes = Files.readAllBytes(path);
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS)) {
                warnings.add(
                        "the pseudonyms' key can be read or written by other accounts; chmod 600 the file of ninefold.pseudonym.key-file");
            }
            int end = bytes.length;
            if (end > 0 && bytes[end - 1] == '\n') {
                end--;
            }
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        } catch (IOException e) {
            throw invalid("the file %s of ninefold.pseudonym.key-file cannot be read (%s); check path and permissions"
                    .formatted(name, e.getClass().getSimpleName()));
        }
    }

    private static InvalidConfigurationException invalid(String sentence) {
        return new InvalidConfigurationException(
                List.of(new Problem(new Origin("site", 0, "ninefold.pseudonym"), sentence)));
    }

    /** Its name, published in the manifest. */
    public String id() {
        return id;
    }

    /** The secret. */
    public byte[] bytes() {
        return secret.clone();
    }

    /** Its name, and what tells it from another of that name without telling either. */
    String name() {
        return id + " "
                + FileHash.of(("fingerprint of " + FileHash.of(secret)).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12);
    }

    /** The pseudonyms that it makes of all whom a register does not name. */
    Pseudonyms pseudonyms(Register register) {
        return new Pseudonyms(
                secret,
                register.persons(name()).values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    /** Whether it is the key that everybody knows. */
    public boolean demonstration() {
        return Arrays.equals(secret, DEMONSTRATION.getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with it and stops no run, a sentence each. */
    List<String> warnings() {
        return warnings;
    }
}

package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.Site;
import org.ninefold.study.Study;

/**
 * The key of the pseudonyms. Its bytes are never printed, logged or published.
 */
public final class PseudonymKey {
    private static final String DEMONSTRATION = "ninefold demonstration key, for synthetic data only";
    private static final int SHORTEST = 16;

    private final String id;
    private final byte[] secret;
    private final boolean demonstration;

    private PseudonymKey(String id, byte[] secret, boolean demonstration) {
        this.id = id;
        this.secret = secret;
        this.demonstration = demonstration;
    }

    /**
     * The key that the site names; without one the demonstration key, for synthetic studies only.
     *
     * @throws InvalidConfigurationException if there is no usable key
     */
    public static PseudonymKey of(Site site, Study study, Map<String, String> environment) {
        byte[] secret;
        if (site.keyFile() != null) {
            secret = file(site.keyFile());
        } else if (site.keyEnv() != null) {
            String value = environment.get(site.keyEnv());
            if (value == null) {
                throw invalid("the environment variable %s of ninefold.pseudonym.key-env is not set; set it to the key"
                        .formatted(site.keyEnv()));
            }
            secret = value.getBytes(StandardCharsets.UTF_8);
        } else if (study.synthetic()) {
            return new PseudonymKey("demo", DEMONSTRATION.getBytes(StandardCharsets.UTF_8), true);
        } else {
            throw invalid("no key for the pseudonyms, and the study does not say synthetic = true; name a secret in "
                    + "ninefold.pseudonym.key-file or ninefold.pseudonym.key-env");
        }
        if (secret.length < SHORTEST) {
            throw invalid("the key of the pseudonyms has %d bytes, expected %d or more; make a longer one"
                    .formatted(secret.length, SHORTEST));
        }
        return new PseudonymKey(site.pseudonymKeyId(), secret, false);
    }

    private static byte[] file(String name) {
        try {
            return Files.readString(Path.of(name)).replaceFirst("\\R$", "").getBytes(StandardCharsets.UTF_8);
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

    /** Whether it is the key that everybody knows. */
    public boolean demonstration() {
        return demonstration;
    }

    /** Tells two keys of one name apart without telling either. */
    String fingerprint() {
        return FileHash.of(("fingerprint of " + FileHash.of(secret)).getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
    }
}

package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of subjects: the site, a hyphen and the first 20 hexadecimal digits (80 bits) of HMAC-SHA-256 over site and
 * identifier. It is what every table calls {@code subject_id} or {@code USUBJID}; the identifier itself goes no further.
 */
public final class Pseudonyms implements Serializable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 10;

    private final byte[] key;
    private transient Mac mac;

    public Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    String of(String siteId, String identifier) {
        Mac hash = mac();
        hash.update(siteId.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
        byte[] digest = hash.doFinal(identifier.getBytes(StandardCharsets.UTF_8));
        return siteId + "-" + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private Mac mac() {
        if (mac == null) {
            try {
                Mac fresh = Mac.getInstance(ALGORITHM);
                fresh.init(new SecretKeySpec(key, ALGORITHM));
                mac = fresh;
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every Java has HMAC-SHA-256", e);
            }
        }
        return mac;
    }
}

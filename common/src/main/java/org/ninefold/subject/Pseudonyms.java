package org.ninefold.subject;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of subjects: the site, a hyphen and the first 20 hexadecimal digits (80 bits) of HMAC-SHA-256 over site and
 * identifier, the identifier in Unicode's composed form (NFC). Nothing else is changed: leading zeros and capitals tell
 * identifiers apart; white space around them is gone before. It is what every table calls {@code subject_id} or {@code USUBJID}; the identifier itself goes no further.
 */
public final class Pseudonyms implements Serializable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 10;
    /** In place of a site; no site has an id with a space. */
    private static final String ANY_SITE = "any site";

    /** Why records of the forgotten are left out; in place of a site in their tokens. */
    public static final String WITHDRAWN = "consent withdrawn";

    private final byte[] key;
    private final HashSet<String> forgotten;
    private transient Mac mac;
    private transient String lastSite;
    private transient String lastIdentifier;
    private transient String lastPseudonym;
    private transient String lastAsked;
    private transient boolean lastForgotten;

    /** Pseudonyms of a study that forgets nobody. */
    public Pseudonyms(byte[] key) {
        this(key, Set.of());
    }

    /**
     * Pseudonyms of a study that forgets some persons.
     *
     * @param forgotten their tokens
     */
    public Pseudonyms(byte[] key, Set<String> forgotten) {
        this.key = key.clone();
        this.forgotten = new HashSet<>(forgotten);
    }

    /** The pseudonym of the person whom a centre knows by an identifier. */
    public String of(String siteId, String identifier) {
        // Tables with several records a subject have them one behind the other.
        if (!identifier.equals(lastIdentifier) || !siteId.equals(lastSite)) {
            lastPseudonym = siteId + "-" + HexFormat.of().formatHex(hash(siteId, identifier), 0, BYTES);
            lastSite = siteId;
            lastIdentifier = identifier;
        }
        return lastPseudonym;
    }

    /**
     * What the register of the forgotten calls a person: a keyed hash of the pseudonym, which stands in no table and from which
     * nobody comes back to it.
     */
    public String token(String pseudonym) {
        return HexFormat.of().formatHex(hash(WITHDRAWN, pseudonym));
    }

    /** The same of the person whom a centre knows by a number, cleaned as a cell is; null where the number is blank. */
    public String token(String siteId, String number) {
        String clean = CleanText.clean(number, Set.of());
        return clean == null ? null : token(of(siteId, clean));
    }

    /** Whether nothing of a person is taken, whom the study knows by a pseudonym. */
    public boolean isForgotten(String pseudonym) {
        if (forgotten.isEmpty()) {
            return false;
        }
        if (!pseudonym.equals(lastAsked)) {
            lastAsked = pseudonym;
            lastForgotten = forgotten.contains(token(pseudonym));
        }
        return lastForgotten;
    }

    /** The first 64 bits of the hash of what is known of a person, the same whatever the site. */
    long likeness(String description) {
        return ByteBuffer.wrap(hash(ANY_SITE, description)).getLong();
    }

    private byte[] hash(String where, String text) {
        Mac hash = mac();
        hash.update(where.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
        return hash.doFinal(CleanText.composed(text).getBytes(StandardCharsets.UTF_8));
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

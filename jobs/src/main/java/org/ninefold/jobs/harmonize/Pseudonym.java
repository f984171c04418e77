package org.ninefold.jobs.harmonize;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The pseudonym of a subject: the site, a hyphen and the first 20 hexadecimal digits (80 bits) of HMAC-SHA-256 over
 * site and identifier. It is what every table calls {@code subject_id} or {@code USUBJID}; the identifier itself goes
 * no further than this function.
 */
public final class Pseudonym implements UDF2<String, String, String> {
    /** The function's name in SQL. */
    static final String FUNCTION = "ninefold_pseudonym";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 20;

    private final byte[] key;
    private transient Mac mac;

    private Pseudonym(byte[] key) {
        this.key = key.clone();
    }

    /** Makes the function known to a session. */
    public static void register(SparkSession spark, byte[] key) {
        spark.udf().register(FUNCTION, new Pseudonym(key), DataTypes.StringType);
    }

    @Override
    public String call(String siteId, String identifier) throws NoSuchAlgorithmException, InvalidKeyException {
        if (identifier == null) {
            return null;
        }
        if (mac == null) {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        }
        mac.update(siteId.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        byte[] digest = mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8));
        return siteId + "-" + HexFormat.of().formatHex(digest, 0, DIGITS / 2);
    }
}

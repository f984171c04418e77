package org.ninefold.jobs.profile;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * How the bytes of a text file become characters.
 *
 * @param name the character set, the likeliest where several fit
 * @param certain whether no other one is worth a thought
 * @param evidence why, as the end of a comment
 * @param alternatives the others that decode every byte, likeliest first; empty when certain
 */
record Encoding(String name, boolean certain, String evidence, List<String> alternatives) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int ALTERNATIVES = 3;
    private static final int ASCII = 0x7F;
    /** Encodings of mainframes, in which any bytes are text. */
    private static final String EBCDIC = "IBM";

    /** Any even number of bytes can be UTF-16; ICU's confidence, of 100, must speak for it. */
    private static final int SURE = 50;

    private static final String LATIN_1 = "ISO-8859-1";
    private static final String WINDOWS_LATIN_1 = "windows-1252";

    /** The encoding of a file that begins with these bytes; empty when no character set decodes them all. */
    static Optional<Encoding> of(byte[] bytes, boolean whole) {
        String start = HexFormat.of().formatHex(Arrays.copyOf(bytes, 3));
        if (start.equals("efbbbf")) {
            return Optional.of(certain("UTF-8", "byte order mark"));
        } else if (start.matches("fffe..|feff..")) {
            return Optional.of(certain("UTF-16", "byte order mark"));
        }
        Optional<String> utf8 = decoded(bytes, "UTF-8", whole);
        if (utf8.isPresent() && utf8.get().indexOf('\0') < 0) {
            long beyond = utf8.get().chars().filter(c -> c > ASCII).count();
            return Optional.of(certain(
                    "UTF-8",
                    beyond == 0
                            ? "ASCII only, which is UTF-8 too"
                            : "all bytes decode, " + beyond + " characters beyond ASCII"));
        }
        return likeliest(bytes, whole);
    }

    /** The text; bytes that are cut off at the end of a part of a file are left out. */
    static Optional<String> decoded(byte[] bytes, String name, boolean whole) {
        CharsetDecoder decoder = Charset.forName(name)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        if (decoder.decode(ByteBuffer.wrap(bytes), text, whole).isError()) {
            return Optional.empty();
        }
        String all = text.flip().toString();
        return Optional.of(!all.isEmpty() && all.charAt(0) == BYTE_ORDER_MARK ? all.substring(1) : all);
    }

    private static Encoding certain(String name, String evidence) {
        return new Encoding(name, true, evidence, List.of());
    }

    private static Optional<Encoding> likeliest(byte[] bytes, boolean whole) {
        var fitting = new LinkedHashSet<String>();
        for (CharsetMatch match : new CharsetDetector().setText(bytes).detectAll()) {
            if (match.getName().startsWith("UTF") && match.getConfidence() < SURE) {
                continue;
            }
            // What is called Latin 1 is nearly always its extension by Windows.
            List<String> names = match.getName().equals(LATIN_1)
                    ? List.of(WINDOWS_LATIN_1, LATIN_1)
                    : List.of(match.getName().split("_", 2)[0]);
            names.stream()
                    .filter(name -> Charset.isSupported(name) && !name.startsWith(EBCDIC))
                    .map(name -> Charset.forName(name).name())
                    .filter(name -> decoded(bytes, name, whole)
                            .filter(text -> text.indexOf('\0') < 0)
                            .isPresent())
                    .forEach(fitting::add);
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = fitting.stream().limit(1 + ALTERNATIVES).toList();
        return Optional.of(new Encoding(
                names.get(0),
                false,
                "undetermined: not " + StandardCharsets.UTF_8 + ", the likeliest that decodes every byte",
                names.subList(1, names.size())));
    }
}

package org.ninefold.jobs.harmonize;

import com.typesafe.config.ConfigUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A way to write extracts, drawn at random.
 *
 * @param encoding as the source states it
 * @param charset what the bytes are written in
 * @param mark whether they begin with a byte order mark
 * @param alphabet characters of every kind that the encoding has
 * @param members of gzip; 0 for a plain file
 */
record GeneratedDialect(
        String encoding,
        Charset charset,
        boolean mark,
        String alphabet,
        char delimiter,
        Character quote,
        Character escape,
        String comment,
        String footer,
        int titles,
        char decimal,
        int members) {
    private static final String LATIN = "abcXYZ 019.,;|\t'\"\\#/äßµé-";
    private static final String ANY = LATIN + "–€男女复发\u2028\uD83E\uDDEA";

    static GeneratedDialect of(Random random) {
        String[] encoding = one(
                random,
                new String[] {"UTF-8", "UTF-8", ""},
                new String[] {"UTF-8", "UTF-8", "mark"},
                new String[] {"UTF-16", "UTF-16LE", "mark"},
                new String[] {"UTF-16", "UTF-16BE", "mark"},
                new String[] {"UTF-16LE", "UTF-16LE", ""},
                new String[] {"UTF-16BE", "UTF-16BE", "mark"},
                new String[] {"GB18030", "GB18030", ""},
                new String[] {"GB18030", "GB18030", "mark"},
                new String[] {"ISO-8859-1", "ISO-8859-1", ""},
                new String[] {"windows-1252", "windows-1252", ""});
        String alphabet =
                encoding[0].equals("ISO-8859-1") ? LATIN : encoding[0].equals("windows-1252") ? LATIN + "–€" : ANY;
        char delimiter = one(random, ',', ';', '\t', '|');
        Character quote = one(random, '"', '"', '\'', null);
        Character escape = one(random, null, null, '\\');
        boolean writesCommas = delimiter != ',' || quote != null || escape != null;
        return new GeneratedDialect(
                encoding[0],
                Charset.forName(encoding[1]),
                !encoding[2].isEmpty(),
                alphabet,
                delimiter,
                quote,
                escape,
                one(random, null, "#", "//"),
                one(random, null, "Total"),
                random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0,
                writesCommas ? one(random, '.', ',') : '.',
                random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> T one(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Keys of the source. */
    String configuration() {
        var keys = new StringBuilder("encoding = \"" + encoding + "\", delimiter = " + quoted(delimiter) + ", quote = "
                + (quote == null ? "none" : quoted(quote)) + ", decimal = " + quoted(decimal));
        if (escape != null) {
            keys.append(", escape = ").append(quoted(escape));
        }
        if (comment != null) {
            keys.append(", comment = \"").append(comment).append('"');
        }
        if (footer != null) {
            keys.append(", footer = \"").append(footer).append('"');
        }
        return titles == 0
                ? keys.toString()
                : keys.append(", header-row = " + (titles + 1)).toString();
    }

    private static String quoted(char c) {
        return ConfigUtil.quoteString(String.valueOf(c));
    }

    /** A text whose cell this dialect can write: without quotes and escapes there is no way to write a delimiter. */
    String text(Random random) {
        int[] letters = alphabet.codePoints().toArray();
        var text = new StringBuilder("t");
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        if (random.nextInt(8) == 0 && (quote != null || escape != null)) {
            text.append(one(random, "\n", "\r\n", "\r", "\n\n"));
        }
        String inner = text.append('t').toString();
        return quote == null && escape == null ? inner.replace(delimiter, '_') : inner;
    }

    /** A cell; where the first of a line, so that it does not look like a comment or a footer. */
    String cell(String text, boolean first, Random random) {
        boolean startsLikeOther =
                first && ((comment != null && text.startsWith(comment)) || (footer != null && text.startsWith(footer)));
        boolean special = text.indexOf(delimiter) >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        boolean mustQuote = startsLikeOther || (special && escape == null);
        if (quote == null || !(mustQuote || random.nextInt(3) == 0)) {
            return escape == null ? text : escaped(text);
        }
        String doubled = (escape == null ? text : text.replace("\\", "\\\\")).replace("" + quote, "" + quote + quote);
        String inner = escape == null || random.nextBoolean() ? doubled : escaped(text);
        return one(random, "", "", " ") + quote + inner + quote + one(random, "", "", " ");
    }

    private String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\r' || (c == '\n' && text.charAt(i - 1) != '\r');
            if (lineEnd || c == escape || c == delimiter || (quote != null && c == quote)) {
                escaped.append(escape);
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** The bytes of a file with this text. */
    byte[] bytes(String text) throws IOException {
        byte[] plain = ((mark ? "\uFEFF" : "") + text).getBytes(charset);
        if (members == 0) {
            return plain;
        }
        var file = new ByteArrayOutputStream();
        for (int i = 0; i < members; i++) {
            int from = plain.length * i / members;
            int to = plain.length * (i + 1) / members;
            try (var member = new GZIPOutputStream(file)) {
                member.write(plain, from, to - from);
            }
        }
        return file.toByteArray();
    }

    /** Lines that are no records: what may stand between records. */
    List<String> noise() {
        return comment == null
                ? List.of("", "   ", String.valueOf(delimiter).repeat(3))
                : List.of("", "   ", String.valueOf(delimiter).repeat(3), comment + " " + (quote == null ? "" : quote));
    }
}

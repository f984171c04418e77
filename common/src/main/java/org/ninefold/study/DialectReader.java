package org.ninefold.study;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads how the text files of a source are written. */
final class DialectReader {
    private static final List<String> KEYS =
            List.of("encoding", "delimiter", "quote", "escape", "comment", "header-row", "footer");
    private static final String ENCODING = "an encoding that Java knows, such as UTF-8, GB18030 or windows-1252";
    private static final String NO_QUOTE = "none";
    private static final int MANY = 999_999_999;

    private final Block source;

    /** A reader of the source's keys; all of them are known from now on. */
    DialectReader(Block source) {
        this.source = source;
        KEYS.forEach(source::optional);
    }

    /** Leaves a problem for each key that a Parquet source has. */
    void refuse() {
        KEYS.forEach(key -> source.optional(key)
                .ifPresent(entry -> entry.problem("expected no " + key
                        + " beside format = parquet, found one; remove it, Parquet files say how they are written")));
    }

    /** The dialect; where a problem is left, what is left out has its default. */
    CsvDialect read() {
        Optional<String> encoding =
                source.required("encoding", ENCODING + " (it is never guessed)").flatMap(DialectReader::known);
        char delimiter =
                source.optional("delimiter").flatMap(DialectReader::mark).orElse(',');
        Optional<Entry> quoteEntry = source.optional("quote");
        boolean unquoted =
                quoteEntry.flatMap(Entry::text).filter(NO_QUOTE::equals).isPresent();
        Character quote =
                unquoted ? null : quoteEntry.flatMap(DialectReader::mark).orElse('"');
        Character escape =
                source.optional("escape").flatMap(DialectReader::mark).orElse(null);
        String comment = source.optional("comment").flatMap(Entry::word).orElse(null);
        int headerRow = source.optional("header-row")
                .flatMap(entry -> entry.integer(1, MANY))
                .orElse(1);
        String footer =
                source.optional("footer").flatMap(DialectReader::expression).orElse(null);
        refuseSame(delimiter, quote, escape);
        return new CsvDialect(encoding.orElse(null), delimiter, quote, escape, comment, headerRow, footer);
    }

    /** A character that can have a meaning of its own in a line. */
    private static Optional<Character> mark(Entry entry) {
        Optional<Character> mark = entry.character();
        if (mark.isPresent() && "\r\n\0".indexOf(mark.orElseThrow()) >= 0) {
            entry.problem("expected a character that can stand in a line, found a line end or NUL; choose another");
            return Optional.empty();
        }
        return mark;
    }

    private void refuseSame(char delimiter, Character quote, Character escape) {
        Map<Character, String> meanings = new LinkedHashMap<>();
        meanings.put(delimiter, "delimiter");
        if (quote != null) {
            refuseSame(meanings, quote, "quote");
        }
        if (escape != null) {
            refuseSame(meanings, escape, "escape");
        }
    }

    private void refuseSame(Map<Character, String> meanings, char mark, String meaning) {
        String other = meanings.putIfAbsent(mark, meaning);
        if (other != null) {
            source.problem("expected two characters as " + other + " and " + meaning + ", found " + mark
                    + " for both; change one");
        }
    }

    private static Optional<String> expression(Entry entry) {
        Optional<String> word = entry.word();
        try {
            return word.map(Pattern::compile).map(Pattern::pattern);
        } catch (PatternSyntaxException e) {
            return entry.expected("a regular expression of Java for the beginning of each line below the table");
        }
    }

    private static Optional<String> known(Entry entry) {
        Optional<String> name = entry.word();
        try {
            if (name.isEmpty() || Charset.isSupported(name.orElseThrow())) {
                return name.map(Charset::forName).map(Charset::name);
            }
        } catch (IllegalCharsetNameException e) {
            // Not a name that any encoding could have; the sentence below says so.
        }
        return entry.expected(ENCODING);
    }
}

package org.ninefold.study;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads how the text files of a source are written. */
final class DialectReader {
    private static final String ENCODINGS = "an encoding that Java knows, such as UTF-8, GB18030 or windows-1252";
    private static final String NO_QUOTE = "none";
    /** Stands for no quote; no quote can be NUL. */
    private static final char NOTHING = '\0';

    private static final KeyType<Character> MARK = new KeyType<>("one character", DialectReader::mark);

    static final KeySet KEYS = new KeySet("Text files");
    static final Key<String> ENCODING = KEYS.required(
            "encoding", KeyType.TEXT.to(ENCODINGS, DialectReader::known), ENCODINGS + " (it is never guessed)");
    static final Key<Character> DELIMITER = KEYS.optional("delimiter", MARK, ',', "what stands between cells");
    static final Key<Character> QUOTE = KEYS.optional(
            "quote", new KeyType<>("one character or none", DialectReader::quote), '"', "what stands around a cell");
    static final Key<Character> ESCAPE =
            KEYS.optional("escape", MARK, "makes a delimiter, a quote, a line end or itself part of the cell");
    static final Key<String> COMMENT = KEYS.optional("comment", KeyType.TEXT, "lines that begin so are no records");
    static final Key<Integer> HEADER_ROW = KEYS.optional(
            "header-row", KeyType.integer(1, 999_999_999), 1, "the line from which on the header is looked for");
    static final Key<String> FOOTER = KEYS.optional(
            "footer",
            KeyType.TEXT.to(
                    "a regular expression of Java for the beginning of each line below the table",
                    DialectReader::expression),
            "how the lines below the table begin");

    private DialectReader() {}

    /** Reads none of these keys; leaves a problem for each that a Parquet source has. */
    static void refuse(Block source, Optional<SourceFormat> format) {
        for (Key<?> key : KEYS.keys()) {
            if (format.isEmpty()) {
                source.ignore(key);
            } else {
                source.refuse(
                        key, "beside format = parquet, found one; remove it, Parquet files say how they are written");
            }
        }
    }

    /** The dialect; where a problem is left, what is left out has its default. */
    static CsvDialect read(Block source) {
        char quote = source.get(QUOTE);
        CsvDialect dialect = new CsvDialect(
                source.get(ENCODING),
                source.get(DELIMITER),
                quote == NOTHING ? null : quote,
                source.get(ESCAPE),
                source.get(COMMENT),
                source.get(HEADER_ROW),
                source.get(FOOTER));
        refuseSame(source, dialect);
        return dialect;
    }

    /** A character that can have a meaning of its own in a line. */
    private static Optional<Character> mark(Entry entry) {
        Optional<Character> mark = KeyType.CHARACTER.reader().apply(entry);
        if (mark.isPresent() && "\r\n\0".indexOf(mark.orElseThrow()) >= 0) {
            entry.problem("expected a character that can stand in a line, found a line end or NUL; choose another");
            return Optional.empty();
        }
        return mark;
    }

    private static Optional<Character> quote(Entry entry) {
        return entry.as(String.class).filter(NO_QUOTE::equals).isPresent() ? Optional.of(NOTHING) : mark(entry);
    }

    private static void refuseSame(Block source, CsvDialect dialect) {
        Map<Character, String> meanings = new LinkedHashMap<>();
        meanings.put(dialect.delimiter(), "delimiter");
        refuseSame(source, meanings, dialect.quote(), "quote");
        refuseSame(source, meanings, dialect.escape(), "escape");
    }

    private static void refuseSame(Block source, Map<Character, String> meanings, Character mark, String meaning) {
        String other = mark == null ? null : meanings.putIfAbsent(mark, meaning);
        if (other != null) {
            source.problem("expected two characters as " + other + " and " + meaning + ", found " + mark
                    + " for both; change one");
        }
    }

    private static Optional<String> expression(String written) {
        try {
            return Optional.of(Pattern.compile(written).pattern());
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The canonical name of an encoding. */
    private static Optional<String> known(String name) {
        try {
            return Optional.of(name)
                    .filter(Charset::isSupported)
                    .map(Charset::forName)
                    .map(Charset::name);
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}

package org.ninefold.jobs.spark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** The text of an expression as Spark reads it. */
public final class SqlSource {
    private static final List<Integer> COMMENTS = List.of(SqlBaseLexer.SIMPLE_COMMENT, SqlBaseLexer.BRACKETED_COMMENT);

    private SqlSource() {}

    /**
     * An expression with other text for some of its columns. Types, units of time and typed literals are no columns, whatever
     * they are called.
     *
     * @param sql an expression that was permitted
     * @param replacement what stands for a column, by its name; empty where it stays
     */
    public static String replaced(String sql, Function<String, Optional<String>> replacement) {
        Expression parsed = Permission.parsed(sql)
                .orElseThrow(
                        () -> new IllegalArgumentException("this SQL was not looked at before: it does not parse"));
        var replacements = new TreeMap<Integer, UnresolvedAttribute>(Comparator.reverseOrder());
        collect(parsed, replacements);
        var replaced = new StringBuilder(sql);
        replacements.forEach((start, column) -> replacement
                .apply(column.nameParts().head())
                .ifPresent(text -> replaced.replace(start, end(column), text)));
        return replaced.toString();
    }

    private static void collect(Expression node, Map<Integer, UnresolvedAttribute> columns) {
        if (node instanceof UnresolvedAttribute column) {
            columns.put(start(column), column);
        }
        CollectionConverters.asJava(node.children()).forEach(child -> collect(child, columns));
    }

    /** The text of a part of an expression. */
    static String written(Expression node) {
        return OptionConverters.toJava(node.origin().sqlText())
                .map(sql -> sql.substring(start(node), end(node)))
                .orElse("");
    }

    /** The place of a comment, as a count of characters from 1; empty without one. */
    static Optional<Integer> comment(String sql) {
        var lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .filter(token -> COMMENTS.contains(token.getType()))
                .findFirst()
                .map(Token::getStartIndex)
                .map(start -> start + 1);
    }

    private static int start(Expression node) {
        return place(node, (Integer) node.origin().startIndex().get());
    }

    private static int end(Expression node) {
        return place(node, (Integer) node.origin().stopIndex().get() + 1);
    }

    /** Spark counts characters, Java the halves of some. */
    private static int place(Expression node, int characters) {
        return node.origin().sqlText().get().offsetByCodePoints(0, characters);
    }
}

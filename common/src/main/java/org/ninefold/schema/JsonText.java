package org.ninefold.schema;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Writes maps, lists, texts, numbers and booleans as JSON, indented by two spaces, maps in their own order. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    String write(Object value) {
        append(value, "\n");
        return out.append('\n').toString();
    }

    private void append(Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            appendAll('{', map.entrySet(), '}', newLine, entry -> {
                appendText(String.valueOf(entry.getKey()));
                out.append(": ");
                append(entry.getValue(), newLine + "  ");
            });
        } else if (value instanceof List<?> list) {
            appendAll('[', list, ']', newLine, item -> append(item, newLine + "  "));
        } else if (value instanceof Double number) {
            out.append(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
        } else if (value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            appendText(value.toString());
        }
    }

    private <T> void appendAll(char open, Iterable<T> items, char close, String newLine, Consumer<T> item) {
        out.append(open);
        Iterator<T> rest = items.iterator();
        boolean any = rest.hasNext();
        while (rest.hasNext()) {
            out.append(newLine).append("  ");
            item.accept(rest.next());
            if (rest.hasNext()) {
                out.append(',');
            }
        }
        if (any) {
            out.append(newLine);
        }
        out.append(close);
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

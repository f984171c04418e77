package org.ninefold.report.scene;

import java.util.ArrayList;
import java.util.List;

/** Texts fitted into a width. */
public final class TextFit {
    private static final String ELLIPSIS = "…";
    private static final int FIRST_IDEOGRAPH = 0x2e80;

    private TextFit() {}

    /** How wide a text is. */
    public static double width(String text, double size, boolean bold) {
        return text.codePoints()
                .mapToDouble(letter -> Lettering.of(letter, bold).advance(letter) * size)
                .sum();
    }

    /** The text if it fits, else its beginning with an ellipsis. */
    public static String shortened(String text, double size, boolean bold, double width) {
        if (width(text, size, bold) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).strip() + ELLIPSIS, size, bold) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /** The text with spaces at which no line breaks. */
    public static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }

    /** The text in lines that fit, broken at spaces and beside ideographs; a word too long for a line is shortened. */
    public static List<String> wrapped(String text, double size, boolean bold, double width) {
        var lines = new ArrayList<String>();
        String line = "";
        for (String part : parts(text)) {
            if (!line.isBlank() && width((line + part).stripTrailing(), size, bold) > width) {
                lines.add(shortened(line.strip(), size, bold, width));
                line = "";
            }
            line += part;
        }
        if (!line.isBlank()) {
            lines.add(shortened(line.strip(), size, bold, width));
        }
        return lines;
    }

    /** Words, each with the space after it, and single ideographs. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            part.appendCodePoint(letter);
            if (letter == ' ' || letter >= FIRST_IDEOGRAPH) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}

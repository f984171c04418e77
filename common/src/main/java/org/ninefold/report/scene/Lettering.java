package org.ninefold.report.scene;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Widths and outlines of letters, from font files that come with the program: Liberation Sans, as wide as Arial and
 * Helvetica, so that what is laid out here also fits in a browser; and Droid Sans Fallback for Chinese, Japanese and
 * Korean. Fonts of the machine are not looked at.
 */
final class Lettering {
    private static final Lettering REGULAR = new Lettering("LiberationSans-Regular.ttf");
    private static final Lettering BOLD = new Lettering("LiberationSans-Bold.ttf");

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double unitsPerEm;

    private Lettering(String file) {
        try (InputStream in = Lettering.class.getResourceAsStream(file)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            letters = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " of the program cannot be read.", e);
        }
    }

    /** Who has the letter; the first font, with an empty box, if none has. */
    static Lettering of(int letter, boolean bold) {
        Lettering first = bold ? BOLD : REGULAR;
        return first.has(letter) || !Fallback.FONT.has(letter) ? first : Fallback.FONT;
    }

    double unitsPerEm() {
        return unitsPerEm;
    }

    /** Width of a letter, as a share of the letters' square. */
    double advance(int letter) {
        try {
            synchronized (font) {
                return font.getAdvanceWidth(letters.getGlyphId(letter)) / unitsPerEm;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A letter's width cannot be read from a font of the program.", e);
        }
    }

    /** Outline of a letter in units of the font, y upwards; null if it has none, such as a space. */
    GeneralPath outline(int letter) {
        try {
            synchronized (font) {
                GlyphData glyph = font.getGlyph().getGlyph(letters.getGlyphId(letter));
                return glyph == null ? null : glyph.getPath();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A letter's outline cannot be read from a font of the program.", e);
        }
    }

    private boolean has(int letter) {
        return letters.getGlyphId(letter) != 0;
    }

    /** Large, and read only when a letter asks for it. */
    private static final class Fallback {
        private static final Lettering FONT = new Lettering("DroidSansFallbackFull.ttf");

        private Fallback() {}
    }
}

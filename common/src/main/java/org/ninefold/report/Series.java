package org.ninefold.report;

import java.util.List;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Symbol;

/** How one of several groups is drawn: colour, dash and shape each tell it from the others. */
record Series(Ink ink, Dash dash, Symbol symbol) {
    private static final List<Ink> INKS =
            List.of(Ink.BLUE, Ink.VERMILLION, Ink.GREEN, Ink.PURPLE, Ink.ORANGE, Ink.SKY, Ink.BLACK);
    private static final List<Dash> DASHES = List.of(Dash.values());
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.CIRCLE, Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND, Symbol.TRIANGLE_DOWN, Symbol.CROSS);

    /** The style of the group at this place; from the eighth on colours come again with other dashes. */
    static Series of(int index) {
        int round = index / INKS.size();
        return new Series(
                INKS.get(index % INKS.size()),
                DASHES.get((index + round) % DASHES.size()),
                SYMBOLS.get((index + round) % SYMBOLS.size()));
    }
}

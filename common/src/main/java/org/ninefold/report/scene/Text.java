package org.ninefold.report.scene;

/**
 * A line of text.
 *
 * @param at where its base line begins, is centred or ends
 * @param text the text as it is shown
 * @param size height of the letters' square
 * @param anchor which part stands there
 * @param tip the whole text where it is shortened, or null
 */
public record Text(Point at, String text, double size, boolean bold, Anchor anchor, Ink ink, String tip)
        implements Mark {

    @Override
    public Text moved(double dx, double dy) {
        return new Text(at.moved(dx, dy), text, size, bold, anchor, ink, tip);
    }

    double left() {
        double width = TextFit.width(text, size, bold);
        return switch (anchor) {
            case START -> at.x();
            case MIDDLE -> at.x() - width / 2;
            case END -> at.x() - width;
        };
    }
}

package org.ninefold.report.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole figure.
 *
 * @param id what names within it begin with, so that several can stand in one page
 * @param title its title, for screen readers
 * @param description it in words, for screen readers
 * @param width in pixels of CSS
 * @param height in pixels of CSS
 * @param marks its parts, from the back to the front
 */
public record Scene(String id, String title, String description, double width, double height, List<Mark> marks) {

    public Scene {
        marks = List.copyOf(marks);
    }

    /** The figure as a document of its own, which can also be put into a page. */
    public String svg() {
        return Svg.of(this);
    }

    /** The figure in 300 dots to the inch. */
    public byte[] png() {
        return Png.of(Raster.of(this));
    }

    /** The same below other marks, which take {@code room} at the top. */
    public Scene below(List<Mark> head, double room) {
        var all = new ArrayList<>(head);
        marks.forEach(mark -> all.add(mark.moved(0, room)));
        return new Scene(id, title, description, width, height + room, all);
    }
}

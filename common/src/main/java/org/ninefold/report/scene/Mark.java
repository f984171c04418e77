package org.ninefold.report.scene;

/** A part of a scene. */
public sealed interface Mark permits Stroke, Area, Text {

    /** The same at another place. */
    Mark moved(double dx, double dy);
}

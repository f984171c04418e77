/** A figure as lines, areas and texts; written as SVG and as PNG, with the same bytes on every machine. */
package org.ninefold.report.scene;

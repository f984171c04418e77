/** Levels of a text. */
package org.ninefold.analysis.frequency;

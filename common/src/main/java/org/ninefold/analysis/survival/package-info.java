/** Kaplan–Meier curves. */
package org.ninefold.analysis.survival;

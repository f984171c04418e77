package org.ninefold.report;

/**
 * A value measured in a subject.
 *
 * @param subject pseudonym
 * @param test what was measured
 * @param unit of the value, or null
 * @param day since the origin
 * @param value of the measurement
 */
public record MeasurementRow(String subject, String test, String unit, int day, double value) {}

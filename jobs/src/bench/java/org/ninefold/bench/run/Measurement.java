package org.ninefold.bench.run;

/**
 * What one process and its children took.
 *
 * @param wall seconds from start to end
 * @param cpu seconds of user and system time, of children too
 * @param peakMegabytes the largest resident set among the processes, as sampled; 0 where the system does not tell
 */
record Measurement(double wall, double cpu, long peakMegabytes) {}

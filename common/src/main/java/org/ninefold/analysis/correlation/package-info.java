/** Two numbers that go together. */
package org.ninefold.analysis.correlation;

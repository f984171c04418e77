/** The benchmark's commands: who runs in turn with whom, and the tables they print. */
package org.ninefold.bench.run;

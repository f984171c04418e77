/** Invented centres of any size, in the dresses of the sample study's nine, and studies over them. */
package org.ninefold.bench.centres;

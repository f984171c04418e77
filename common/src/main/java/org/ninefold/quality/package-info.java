/** Rules of data quality, what they find, and the gates that stop a run. */
package org.ninefold.quality;

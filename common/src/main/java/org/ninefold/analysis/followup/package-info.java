/** How long subjects were followed. */
package org.ninefold.analysis.followup;

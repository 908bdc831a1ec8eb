/** The memory of a series between two days, and its binary form. */
@NullMarked
package coop.minga.analytics.filter.state;

import org.jspecify.annotations.NullMarked;

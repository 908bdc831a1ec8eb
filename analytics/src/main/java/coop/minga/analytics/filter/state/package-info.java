/** What a series remembers between two days, and how it is written as bytes. */
@NullMarked
package coop.minga.analytics.filter.state;

import org.jspecify.annotations.NullMarked;

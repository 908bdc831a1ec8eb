/** The posterior of a lasting change, carried forward from the day on which it was announced. */
@NullMarked
package coop.minga.analytics.filter.effect;

import org.jspecify.annotations.NullMarked;

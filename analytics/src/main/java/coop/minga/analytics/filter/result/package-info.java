/**
 * Results of the filter: a verdict, its direction and interval, and its basis. Records without behaviour, for every
 * module.
 */
@NullMarked
package coop.minga.analytics.filter.result;

import org.jspecify.annotations.NullMarked;

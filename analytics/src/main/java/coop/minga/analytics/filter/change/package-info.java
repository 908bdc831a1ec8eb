/** Detection and classification of changes in the residuals of the forecasts. */
@NullMarked
package coop.minga.analytics.filter.change;

import org.jspecify.annotations.NullMarked;

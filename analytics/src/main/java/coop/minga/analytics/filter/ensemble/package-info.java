/** The models of a series, mixed by their predictive score, with calibrated quantiles. */
@NullMarked
package coop.minga.analytics.filter.ensemble;

import org.jspecify.annotations.NullMarked;

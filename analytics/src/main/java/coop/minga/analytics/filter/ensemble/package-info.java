/**
 * Mixes the models of a series by their predictive score, with calibrated quantiles. {@code ModelEnsemble} is the entry
 * point; {@code HorizonForecasts} are scored two weeks later.
 */
@NullMarked
package coop.minga.analytics.filter.ensemble;

import org.jspecify.annotations.NullMarked;

/**
 * Models of small counts: gamma-Poisson with weekday factors, overdispersion and excess zeros. {@code CountEnsemble} is
 * the entry point.
 */
@NullMarked
package coop.minga.analytics.filter.count;

import org.jspecify.annotations.NullMarked;

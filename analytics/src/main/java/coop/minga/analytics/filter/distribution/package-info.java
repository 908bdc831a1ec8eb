/**
 * Probability distributions (normal, Student's t, negative binomial, mixtures) and the transforms under which they are
 * used.
 */
@NullMarked
package coop.minga.analytics.filter.distribution;

import org.jspecify.annotations.NullMarked;

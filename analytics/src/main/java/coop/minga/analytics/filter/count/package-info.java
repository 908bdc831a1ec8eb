/** Models of small counts: gamma-Poisson with overdispersion and excess zeros. */
@NullMarked
package coop.minga.analytics.filter.count;

import org.jspecify.annotations.NullMarked;

/**
 * The sample federation: what a dozen or some hundred cooperatives would report, made from a seed. In come a seed and a
 * first day; out go catalogues, people and, for any day, the CSV files that the cooperatives drop. Everything is a
 * function of the seed and the day, so that any day can be made again. Next: {@code standalone}, which plays it.
 */
@NullMarked
package coop.minga.deploy.demo.sample;

import org.jspecify.annotations.NullMarked;

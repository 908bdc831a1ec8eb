/**
 * Benchmarks: how long the filter takes over a day of a series, beside the plainest model of the same size. Knows the
 * filter from outside only, and is known by none.
 */
@NullMarked
package coop.minga.deploy.bench;

import org.jspecify.annotations.NullMarked;

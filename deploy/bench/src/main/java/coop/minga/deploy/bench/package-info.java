/**
 * Benchmarks: time of the filter for a day of a series, against a plain model of the same size, and of a wall in an alert storm.
 * Uses filter and room from outside. The checks use its {@code RoomVisitor}.
 */
@NullMarked
package coop.minga.deploy.bench;

import org.jspecify.annotations.NullMarked;

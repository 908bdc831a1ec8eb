/**
 * Benchmarks: how long the filter takes over a day of a series, beside the plainest model of the same size, and how long a
 * wall takes in a storm of alerts. Knows filter and room from outside only; of it the checks use the visitor of the room.
 */
@NullMarked
package coop.minga.deploy.bench;

import org.jspecify.annotations.NullMarked;

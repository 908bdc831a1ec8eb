/**
 * The spine: recording, judging, alerting and escalating, called in this order. In come records from Kafka and the
 * ticks of the clock; everything else is reached from here, and nothing reaches in.
 */
@NullMarked
package coop.minga.analytics.pipeline;

import org.jspecify.annotations.NullMarked;

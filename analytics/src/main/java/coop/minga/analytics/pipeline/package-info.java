/**
 * The spine: calls recording, judging, alerting and escalation in this order. In: records from Kafka and clock ticks.
 * Out: calls of all other stages, which do not know it.
 */
@NullMarked
package coop.minga.analytics.pipeline;

import org.jspecify.annotations.NullMarked;
